-- What is part of something else is no more than it: registered users no more than inhabitants.
WITH exact AS (
  SELECT
    a.claim_id AS smaller, w.claim_id AS larger, a.metric_id, w.metric_id AS whole_metric, a.subject_id, a.lo, w.hi,
    TRUE AS of_one_time, w.source_id = a.source_id AS same_source, w.breakdown_id = a.breakdown_id AS same_part
  FROM metric_wholes AS l
  INNER JOIN linked AS a ON a.metric_id = l.metric_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.starts = a.starts AND w.ends = a.ends
    AND w.modality = a.modality AND w.base_id = a.base_id AND (w.breakdown_id = a.breakdown_id OR w.whole)
  QUALIFY row_number() OVER (PARTITION BY smaller, whole_metric ORDER BY same_source DESC, same_part DESC, w.claim_id) = 1
),
-- A part without a whole of its very period is set against the nearest.
nearest AS (
  SELECT
    a.claim_id AS smaller, w.claim_id AS larger, a.metric_id, w.metric_id AS whole_metric, a.subject_id, a.lo, w.hi,
    store.of_one_time(a.starts, a.ends, w.starts, w.ends) AS of_one_time,
    w.source_id = a.source_id AS same_source, TRUE AS same_part
  FROM metric_wholes AS l
  INNER JOIN linked AS a ON a.metric_id = l.metric_id
  ANTI JOIN exact AS x ON x.smaller = a.claim_id AND x.whole_metric = l.whole_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.breakdown_id = a.breakdown_id
    AND w.modality = a.modality AND w.base_id = a.base_id
  QUALIFY row_number() OVER (
    PARTITION BY smaller, whole_metric
    ORDER BY store.rank_of(of_one_time, same_source, store.days_between(a.starts, a.ends, w.starts, w.ends)), w.claim_id
  ) = 1
),
pairs AS MATERIALIZED (
  FROM exact UNION ALL FROM nearest
),
found AS (
  SELECT
    smaller, larger, CASE WHEN of_one_time THEN 'fails' ELSE 'cannot_tell' END AS verdict,
    NULL::BIGINT AS cases, [smaller, larger] AS claims
  FROM pairs
  WHERE NOT of_one_time OR store.below(hi, lo)
  UNION ALL
  SELECT
    arg_max(smaller, (coalesce(lo / hi, 0), -smaller, -larger)),
    arg_max(larger, (coalesce(lo / hi, 0), -smaller, -larger)),
    'holds', count(*), list(DISTINCT smaller) || list(DISTINCT larger)
  FROM pairs
  WHERE of_one_time AND NOT store.below(hi, lo)
  GROUP BY metric_id, whole_metric, subject_id
)
SELECT
  a.subject, a.starts AS period_start, a.ends AS period_end, w.hi / a.factor AS expected_high,
  a.lo / a.factor AS actual_low, a.hi / a.factor AS actual_high, f.verdict, 'metric_within_metric-' || f.verdict AS code,
  {
    question: store.as_question(a.metric, a.subject, a.part), day: store.as_period(a.starts, a.ends),
    part: store.as_figure(a), metric: store.as_name('metrics', w.metric), whole: store.as_figure(w),
    whole_day: store.as_period(w.starts, w.ends), cases: coalesce(f.cases, 1)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN linked AS a ON a.claim_id = f.smaller
INNER JOIN linked AS w ON w.claim_id = f.larger
