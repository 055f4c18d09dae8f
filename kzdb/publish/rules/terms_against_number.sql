-- As many terms are listed as the number of times stated: elected twice, two terms.
WITH terms AS (
  SELECT s.claim_id AS stated, b.claim_id, b.source_id = s.source_id AS own, b.n, b.from_start, b.from_end, b.to_end
  FROM store.metric_links AS l
  INNER JOIN linked AS s ON s.metric_id = l.metric_id
  LEFT JOIN bonds AS b
    ON b.relation_type_id = l.relation_type_id AND b.subject_id = s.subject_id AND b.object_id = s.part_id
    AND b.modality = s.modality AND coalesce(b.from_start <= s.ends, TRUE) AND coalesce(b.to_end >= s.starts, TRUE)
  WHERE l.type = 'counts_terms'
),
chosen AS (
  SELECT * FROM terms QUALIFY own IS NOT DISTINCT FROM max(own) OVER (PARTITION BY stated)
),
listed AS (
  SELECT
    stated, any_value(own) AS own,
    count(DISTINCT n) FILTER (WHERE from_start IS NOT NULL) AS dated, count(DISTINCT n) AS n,
    list(claim_id) FILTER (WHERE claim_id IS NOT NULL) AS claims,
    list(DISTINCT {key: 'period-alone', day: store.as_period(from_start, coalesce(to_end, from_end))})
      FILTER (WHERE from_start IS NOT NULL) AS spans
  FROM chosen
  GROUP BY stated
)
SELECT
  s.subject, s.starts AS period_start, s.ends AS period_end,
  s.lo / s.factor AS expected_low, s.hi / s.factor AS expected_high,
  l.dated::DOUBLE AS actual_low, l.n::DOUBLE AS actual_high,
  CASE
    WHEN store.below(s.hi, l.dated) THEN 'fails'
    WHEN l.n = 0 OR store.below(l.n, s.lo) THEN 'cannot_tell'
    ELSE 'holds'
  END AS verdict,
  'terms_against_number-' || CASE
    WHEN l.n = 0 THEN 'none' WHEN l.dated = 0 THEN 'undated' WHEN l.own THEN 'own' ELSE 'others'
  END AS code,
  {
    question: store.as_question(s.metric, s.subject, s.part), day: store.as_period(s.starts, s.ends),
    stated: store.as_figure(s), terms: l.n, spans: {list: list_sort(l.spans)}
  } AS params,
  list_prepend(s.claim_id, coalesce(l.claims, [])) AS claims
FROM listed AS l
INNER JOIN linked AS s ON s.claim_id = l.stated
