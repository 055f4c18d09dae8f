-- What the base holds: claims, questions and independent confirmation, by kind of claim.
-- Grain: one row per kind. Parameters: none.
SELECT
  c.kind, list(c.claim_id ORDER BY c.claim_id) AS members, list(DISTINCT c.fact_id ORDER BY c.fact_id) AS questions,
  list(DISTINCT c.fact_id ORDER BY c.fact_id) FILTER (WHERE g.confirmed_by > 1) AS confirmed,
  list(DISTINCT c.fact_id ORDER BY c.fact_id) FILTER (WHERE c.contested) AS disputed
FROM claims AS c
LEFT JOIN grades AS g ON c.claim_id = g.claim_id
GROUP BY c.kind
ORDER BY CASE c.kind WHEN 'observation' THEN 1 WHEN 'relation' THEN 2 WHEN 'milestone' THEN 3 WHEN 'statement' THEN 4 ELSE 5 END, c.kind
