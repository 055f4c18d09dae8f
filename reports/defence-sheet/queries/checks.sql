-- Checks that used the claim, failing ones first.
-- Grain: one row per check. Parameters: $claim.
SELECT k.rule, k.verdict, k.explanation
FROM checks AS k
WHERE list_contains(k.claims, $claim)
ORDER BY CASE k.verdict WHEN 'fails' THEN 1 WHEN 'cannot_tell' THEN 2 ELSE 3 END, k.rule, k.explanation
