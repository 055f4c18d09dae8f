-- Population of the country, newest first.
-- Grain: one row per period. Parameters: $as_of, $country.
SELECT o.claim_id, o.metric_name, o.period_start, o.period_end, o.period_type
FROM observations AS o
WHERE
  o.metric = 'population' AND o.subject = $country AND o.breakdown = 'total' AND o.preferred
  AND (o.published_on IS NULL OR o.published_on <= $as_of)
ORDER BY o.period_end DESC NULLS LAST, o.claim_id
