-- The newest figure of a series and the one before it, where both have the same kind of period.
-- Grain: one row per measure and breakdown. Parameters: $as_of, $country.
WITH known AS (
  SELECT
    o.claim_id, o.metric, o.metric_name, o.subject, o.breakdown, o.breakdown_name, o.unit, o.value_base, o.period_start, o.period_end,
    o.period_type,
    row_number() OVER (
      PARTITION BY o.metric, o.subject, o.breakdown, o.period_type
      ORDER BY o.period_end DESC, o.period_start DESC, o.claim_id
    ) AS age
  FROM observations AS o
  WHERE
    o.country = $country AND o.preferred AND o.period_type NOT IN ('undated', 'range')
    AND (o.published_on IS NULL OR o.published_on <= $as_of)
)
SELECT
  newest.claim_id, earlier.claim_id AS before_claim_id, newest.metric, newest.metric_name, newest.breakdown, CASE
    WHEN regexp_matches(newest.breakdown_name, '^\p{Lu}\p{Ll}') THEN lower(newest.breakdown_name[1]) || newest.breakdown_name[2:]
    ELSE newest.breakdown_name
  END AS breakdown_name, newest.unit,
  newest.breakdown_name AS breakdown_title,
  newest.period_start, newest.period_end, newest.period_type, earlier.period_start AS before_start, earlier.period_end AS before_end,
  earlier.period_type AS before_type,
  CASE WHEN newest.value_base < earlier.value_base THEN 'down' WHEN newest.value_base > earlier.value_base THEN 'up' ELSE 'level' END AS way
FROM known AS newest
INNER JOIN known AS earlier
  ON newest.metric = earlier.metric AND newest.subject = earlier.subject AND newest.breakdown = earlier.breakdown
  AND newest.period_type = earlier.period_type AND newest.unit = earlier.unit AND newest.age = 1 AND earlier.age = 2
ORDER BY newest.metric, CASE newest.breakdown WHEN 'total' THEN 0 ELSE 1 END, newest.breakdown, newest.period_type, claim_id
