-- What is part of something else is no more than it: registered users no more than inhabitants.
WITH exact AS (
  SELECT
    a.claim_id AS part, w.claim_id AS whole, a.metric_id, w.metric_id AS whole_metric, a.subject_id, a.lo, w.hi,
    true AS of_one_time, w.source_id = a.source_id AS same_source, w.breakdown_id = a.breakdown_id AS same_part
  FROM metric_wholes AS l
  INNER JOIN linked AS a ON a.metric_id = l.metric_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.starts = a.starts AND w.ends = a.ends
    AND w.modality = a.modality AND w.dimension = a.dimension AND (w.breakdown_id = a.breakdown_id OR w.whole)
  QUALIFY row_number() OVER (PARTITION BY part, whole_metric ORDER BY same_source DESC, same_part DESC, w.claim_id) = 1
),
-- A part without a whole of its very period is set against the nearest.
nearest AS (
  SELECT
    a.claim_id AS part, w.claim_id AS whole, a.metric_id, w.metric_id AS whole_metric, a.subject_id, a.lo, w.hi,
    store.of_one_time(a.starts, a.ends, w.starts, w.ends) AS of_one_time,
    w.source_id = a.source_id AS same_source, true AS same_part
  FROM metric_wholes AS l
  INNER JOIN linked AS a ON a.metric_id = l.metric_id
  ANTI JOIN exact AS x ON x.part = a.claim_id AND x.whole_metric = l.whole_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.breakdown_id = a.breakdown_id
    AND w.modality = a.modality AND w.dimension = a.dimension
  QUALIFY row_number() OVER (
    PARTITION BY part, whole_metric
    ORDER BY store.rank_of(of_one_time, same_source, store.days_between(a.starts, a.ends, w.starts, w.ends)), w.claim_id
  ) = 1
),
pairs AS MATERIALIZED (
  FROM exact UNION ALL FROM nearest
),
found AS (
  SELECT
    part, whole, CASE WHEN of_one_time THEN 'fails' ELSE 'cannot_tell' END AS verdict,
    NULL::BIGINT AS cases, [part, whole] AS claims
  FROM pairs
  WHERE NOT of_one_time OR store.below(hi, lo)
  UNION ALL
  SELECT
    arg_max(part, (coalesce(lo / hi, 0), -part, -whole)), arg_max(whole, (coalesce(lo / hi, 0), -part, -whole)), 'holds', count(*),
    list(DISTINCT part) || list(DISTINCT whole)
  FROM pairs
  WHERE of_one_time AND NOT store.below(hi, lo)
  GROUP BY metric_id, whole_metric, subject_id
)
SELECT
  a.subject, a.starts AS period_start, a.ends AS period_end,
  NULL::DOUBLE AS expected_low, w.hi / a.factor AS expected_high,
  a.lo / a.factor AS actual_low, a.hi / a.factor AS actual_high,
  f.verdict, f.claims,
  a.about || ', ' || a.at_time || ': ' || a.words
  || CASE f.verdict
       WHEN 'cannot_tell' THEN ' can only be set against a figure of another time: '
       WHEN 'fails' THEN ', more than the whole it is part of: '
       ELSE ', no more than the whole it is part of: '
     END
  || lower(w.metric_name[1]) || w.metric_name[2:] || ', ' || w.words || ' ' || w.in_time || '.'
  || CASE WHEN f.cases > 1 THEN ' It comes nearest of ' || f.cases || ' such figures.' ELSE '' END AS explanation
FROM found AS f
INNER JOIN linked AS a ON a.claim_id = f.part
INNER JOIN linked AS w ON w.claim_id = f.whole
