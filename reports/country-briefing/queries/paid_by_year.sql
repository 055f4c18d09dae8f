-- Voluntary contributions of the country in dollars, by year and recipient.
-- Grain: one row per claim. Parameters: $as_of, $country.
SELECT
  o.claim_id, coalesce(body.acronym, o.breakdown_name) AS recipient, o.value / 1000 AS thousands, o.period_start, o.period_end, o.period_type,
  o.period_end AS until
FROM observations AS o
LEFT JOIN organisations AS body ON o.breakdown = body.slug
WHERE
  o.metric = 'contribution_paid' AND o.subject = $country AND o.preferred AND o.period_type <> 'undated'
  AND (o.published_on IS NULL OR o.published_on <= $as_of)
ORDER BY o.period_end, o.period_start, o.value DESC, o.claim_id
