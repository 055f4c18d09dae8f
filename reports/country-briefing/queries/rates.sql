-- People on the register of drug users for every hundred thousand inhabitants, newest last.
-- Grain: one row per period. Parameters: $country.
SELECT
  o.claim_id, o.metric_name, o.period_start, o.period_end, o.period_type,
  CASE
    WHEN o.value < first_value(o.value) OVER known THEN 'down' WHEN o.value > first_value(o.value) OVER known THEN 'up' ELSE 'level'
  END AS way
FROM observations AS o
WHERE
  o.metric = 'registered_drug_user_rate' AND o.breakdown = 'total' AND o.subject = $country AND o.preferred
  AND o.period_end IS NOT NULL
WINDOW known AS (ORDER BY o.period_end, o.period_start, o.claim_id)
ORDER BY o.period_end, o.period_start, o.claim_id
