-- The newest figure of each measure and part, and the one it may be compared with, where the digits printed leave no doubt
-- which way it went; the greatest part first.
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
INNER JOIN observations AS o ON o.claim_id = s.claim_id
WHERE s.country = $country AND s.position = 1 AND s.direction IN ('up', 'down', 'level') AND s.modality = 'fact'
QUALIFY s.period_end = max(s.period_end) OVER (PARTITION BY s.metric, s.subject, s.breakdown)
ORDER BY s.metric, s.breakdown <> 'total', s.period_end DESC, o.value_base DESC, s.breakdown, s.period_class, s.claim_id
