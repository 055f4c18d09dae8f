-- The newest figure of each measure of the country, with the figure it may be compared with.
-- Grain: one row per measure, part and kind of period. Parameters: $country.
SELECT
  s.claim_id, s.metric, s.metric_name, s.subject, s.subject_name, s.breakdown, s.breakdown_name, s.period_start, s.period_end,
  CASE WHEN s.comparable THEN s.previous_claim_id END AS before_claim_id, s.previous_start, s.previous_end, s.direction
FROM series AS s
INNER JOIN metrics AS m ON m.slug = s.metric
WHERE s.country = $country AND s.position = 1
ORDER BY m.weight DESC, s.period_end DESC, s.metric_name, s.breakdown <> 'total', s.breakdown_name, s.claim_id
LIMIT 20
