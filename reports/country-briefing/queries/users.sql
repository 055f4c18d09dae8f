-- People on the register of drug users, newest last, each with the span that its printed digits leave open.
-- Grain: one row per period. Parameters: $country.
SELECT
  o.claim_id, o.value, o.value_low, o.value_high, o.period_start, o.period_end, o.period_type, o.source, p.publisher_name,
  CASE
    WHEN o.value < first_value(o.value) OVER known THEN 'down' WHEN o.value > first_value(o.value) OVER known THEN 'up' ELSE 'level'
  END AS way
FROM observations AS o
INNER JOIN sources AS p ON o.source = p.source
WHERE
  o.metric = 'registered_drug_users' AND o.breakdown = 'total' AND o.subject = $country AND o.preferred
  AND o.period_end IS NOT NULL
WINDOW known AS (ORDER BY o.period_end, o.period_start, o.claim_id)
ORDER BY o.period_end, o.period_start, o.claim_id
