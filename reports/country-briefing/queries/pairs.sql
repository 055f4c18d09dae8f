-- The newest figure of each series and the one before it, where the digits printed leave no doubt which way it went.
-- Grain: one row per series. Parameters: $country.
SELECT
  s.claim_id, s.previous_claim_id AS before_claim_id, s.metric, s.metric_name, s.breakdown,
  CASE
    WHEN regexp_matches(s.breakdown_name, '^\p{Lu}\p{Ll}') THEN lower(s.breakdown_name[1]) || s.breakdown_name[2:]
    ELSE s.breakdown_name
  END AS breakdown_name,
  s.breakdown_name AS breakdown_title, s.unit, s.period_start, s.period_end, s.previous_start AS before_start,
  s.previous_end AS before_end, s.direction AS way
FROM series AS s
WHERE s.country = $country AND s.position = 1 AND s.direction IN ('up', 'down', 'level')
ORDER BY s.metric, s.breakdown <> 'total', s.breakdown, s.period_class, s.claim_id
