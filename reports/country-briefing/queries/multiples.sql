-- All drug users as a multiple of those on the register, beside the count of the register at that time.
-- Grain: one row per multiple. Parameters: $country.
SELECT
  o.claim_id, r.claim_id AS count_claim_id, p.publisher_name, o.period_start, o.period_end, o.period_type
FROM observations AS o
INNER JOIN observations AS r
  ON o.subject = r.subject AND o.breakdown = r.breakdown AND o.period_start = r.period_start AND o.period_end = r.period_end
  AND r.metric = 'registered_drug_users' AND r.preferred
INNER JOIN sources AS p ON o.source = p.source
WHERE
  o.metric = 'drug_user_multiple' AND o.country = $country AND o.preferred
ORDER BY o.period_end, o.claim_id
