-- What is part of something else is no more than it: registered users no more than inhabitants.
WITH pairs AS (
  SELECT
    a.claim_id AS part, w.claim_id AS whole, w.metric_id AS whole_metric, a.metric_id, a.subject_id, a.lo, w.hi,
    w.source_id = a.source_id AS same_source, w.whole AS is_total,
    store.of_one_time(a.starts, a.ends, w.starts, w.ends) AS of_one_time
  FROM metric_wholes AS l
  INNER JOIN linked AS a ON a.metric_id = l.metric_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.modality = a.modality AND w.dimension = a.dimension
    AND (w.breakdown_id = a.breakdown_id OR w.whole)
  WHERE of_one_time
  QUALIFY row_number() OVER (PARTITION BY part, whole_metric ORDER BY same_source DESC, is_total, w.claim_id) = 1
),
-- A part without a whole of its time is set against the nearest, to show the numbers.
nearest AS (
  SELECT a.claim_id AS part, w.claim_id AS whole
  FROM metric_wholes AS l
  INNER JOIN (FROM linked AS x ANTI JOIN pairs AS p ON p.part = x.claim_id) AS a ON a.metric_id = l.metric_id
  INNER JOIN linked AS w
    ON w.metric_id = l.whole_id AND w.subject_id = a.subject_id AND w.modality = a.modality AND w.dimension = a.dimension
    AND w.breakdown_id = a.breakdown_id
  QUALIFY row_number() OVER (
    PARTITION BY a.claim_id, w.metric_id
    ORDER BY w.source_id = a.source_id DESC, store.days_between(a.starts, a.ends, w.starts, w.ends), w.claim_id
  ) = 1
),
found AS (
  SELECT part, whole, 'fails' AS verdict, NULL::BIGINT AS cases, [part, whole] AS claims FROM pairs WHERE store.below(hi, lo)
  UNION ALL
  SELECT part, whole, 'cannot_tell', NULL, [part, whole] FROM nearest
  UNION ALL
  SELECT
    arg_max(part, coalesce(lo / hi, 0)), arg_max(whole, coalesce(lo / hi, 0)), 'holds', count(*),
    list(DISTINCT part) || list(DISTINCT whole)
  FROM pairs WHERE NOT store.below(hi, lo)
  GROUP BY metric_id, whole_metric, subject_id
)
SELECT
  a.subject, a.starts AS period_start, a.ends AS period_end,
  NULL::DOUBLE AS expected_low, w.hi / a.factor AS expected_high, a.lo / a.factor AS actual_low, a.hi / a.factor AS actual_high,
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
