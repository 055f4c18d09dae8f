-- Every period asked for, as dates: few, however many figures there are.
CREATE TEMP TABLE periods AS
SELECT
  row_number() OVER (ORDER BY period_start, period_end, period_type) AS period_no, *,
  store.day(period_start) AS starts, store.day(period_end) AS ends
FROM (SELECT DISTINCT period_start, period_end, period_type FROM store.observation_facts);

-- Every live figure, other readings left out: its slot, and its interval in the base unit. What is counted is whole:
-- "seven" leaves open 7 alone.
CREATE TEMP TABLE stated AS
SELECT
  c.claim_id, c.source_id, c.modality, c.variant = 'main' AS main, st.preferred,
  o.metric_id, o.subject_id, o.breakdown_id, b.slug = 'total' AS whole, m.nature,
  p.period_no, p.starts, p.ends, p.period_type, u.base_id,
  CASE WHEN u.dimension IN ('count', 'people') THEN ceil(f.lo) ELSE f.lo END AS lo,
  CASE WHEN u.dimension IN ('count', 'people') THEN floor(f.hi) ELSE f.hi END AS hi,
  u.num / u.den AS factor, u.slug AS unit, f.qualifier, f.coef, f.exp10, f.coef_high, f.exp10_high
FROM store.live AS c
INNER JOIN store.standing AS st ON st.claim_id = c.claim_id
INNER JOIN store.observation_facts AS o ON o.fact_id = c.fact_id
INNER JOIN periods AS p
  ON p.period_start = o.period_start AND p.period_end = o.period_end AND p.period_type = o.period_type
INNER JOIN store.figures AS f ON f.claim_id = c.claim_id
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
INNER JOIN store.units AS u ON u.id = f.unit_id
WHERE NOT c.is_reading;
