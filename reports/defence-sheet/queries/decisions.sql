-- Our decisions on the question that the claim answers.
-- Grain: one row per decision. Parameters: $claim.
SELECT d.decision, d.reason, d.decided_by, d.decided_on, d.status,
  array_to_string([s.source FOR s IN d.sides IF NOT s.holds], ', ') AS changed, d.claim_id = $claim AS for_this
FROM decisions AS d
INNER JOIN claims AS own ON d.fact_id = own.fact_id
WHERE own.claim_id = $claim
ORDER BY d.decision
