-- Contradictions that the claim is a side of.
-- Grain: one row per contradiction. Parameters: $claim.
SELECT k.kind, k.status, k.explanation, k.reason
FROM contradictions AS k
WHERE k.claim_a = $claim OR k.claim_b = $claim
ORDER BY k.status DESC, k.kind, k.explanation
