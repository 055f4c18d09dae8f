-- Every live figure, alternative readings left out: its slot, and its interval in the base unit of its dimension. What is
-- counted is whole: "seven" leaves open 7 alone.
CREATE OR REPLACE TEMP TABLE stated AS
SELECT
  c.id AS claim_id, c.source_id, c.modality, c.variant = 'main' AS main, st.preferred,
  o.metric_id, o.subject_id, o.breakdown_id, b.slug = 'total' AS whole, m.nature,
  store.day(o.period_start) AS starts, store.day(o.period_end) AS ends, o.period_type,
  CASE WHEN u.dimension IN ('count', 'people') THEN ceil(f.lo) ELSE f.lo END AS lo,
  CASE WHEN u.dimension IN ('count', 'people') THEN floor(f.hi) ELSE f.hi END AS hi,
  u.num / u.den AS factor, u.symbol, f.qualifier, f.coef, f.exp10, f.coef_high, f.exp10_high
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id
INNER JOIN store.observation_facts AS o ON o.fact_id = c.fact_id
INNER JOIN store.figures AS f ON f.claim_id = c.id
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
INNER JOIN store.units AS u ON u.id = f.unit_id
WHERE c.rec_to IS NULL AND c.variant NOT LIKE 'reading:%';
