-- Voluntary contributions of the country as sources give them, by recipient and period.
-- Grain: one row per preferred claim. Parameters: $country.
SELECT
  o.claim_id, o.breakdown, coalesce(body.acronym, o.breakdown_name) AS recipient, o.unit, o.period_start, o.period_end, o.source
FROM observations AS o
LEFT JOIN organisations AS body ON body.slug = o.breakdown
WHERE o.metric = 'contribution_paid' AND o.subject = $country AND o.preferred AND o.variant = 'main' AND o.modality = 'fact'
ORDER BY recipient, o.period_start NULLS LAST, o.period_end, o.unit, o.claim_id
