-- What one body or place of a country counts is no more than what the whole country counts.
WITH homes AS (
  SELECT id, country_id FROM store.entities WHERE kind IN ('organisation', 'place') AND country_id IS NOT NULL
),
pairs AS (
  SELECT
    a.claim_id AS part, w.claim_id AS whole,
    a.modality = w.modality AND a.starts >= w.starts AND a.ends <= w.ends AS within,
    w.breakdown_id = a.breakdown_id AS same_part, store.below(w.hi, a.lo) AS exceeds
  FROM homes AS h
  INNER JOIN stated AS a ON a.subject_id = h.id AND a.nature IN ('stock', 'flow')
  INNER JOIN stated AS w
    ON w.subject_id = h.country_id AND w.metric_id = a.metric_id AND w.base_id = a.base_id
    AND (w.breakdown_id = a.breakdown_id OR w.whole)
  QUALIFY row_number() OVER (
    PARTITION BY a.claim_id, w.source_id
    ORDER BY coalesce(within, FALSE) DESC, same_part DESC,
      store.days_between(a.starts, a.ends, w.starts, w.ends), w.claim_id
  ) = 1
)
SELECT
  e.slug AS subject, a.starts AS period_start, a.ends AS period_end, w.hi / a.factor AS expected_high,
  a.lo / a.factor AS actual_low, a.hi / a.factor AS actual_high,
  CASE WHEN within IS NOT TRUE THEN 'cannot_tell' WHEN exceeds THEN 'fails' ELSE 'holds' END AS verdict,
  'body_within_country-' || verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, b.slug), day: store.as_period(a.starts, a.ends),
    part: store.as_figure(a), country: store.as_name('entities', c.slug), whole: store.as_figure(w),
    whole_day: store.as_period(w.starts, w.ends)
  } AS params,
  [part, p.whole] AS claims
FROM pairs AS p
INNER JOIN stated AS a ON a.claim_id = p.part
INNER JOIN stated AS w ON w.claim_id = p.whole
INNER JOIN store.metrics AS m ON m.id = a.metric_id
INNER JOIN store.entities AS e ON e.id = a.subject_id
INNER JOIN store.breakdowns AS b ON b.id = a.breakdown_id
INNER JOIN store.entities AS c ON c.id = w.subject_id
