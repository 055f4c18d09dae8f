-- People on the register of drug users for every hundred thousand inhabitants, newest last.
-- Grain: one row per period. Parameters: $as_of, $country.
SELECT o.claim_id, o.value, o.period_start, o.period_end, o.period_type
FROM observations AS o
WHERE
  o.metric = 'registered_drug_user_rate' AND o.breakdown = 'total' AND o.subject = $country AND o.preferred
  AND (o.published_on IS NULL OR o.published_on <= $as_of)
ORDER BY o.period_end, o.period_start, o.claim_id
