-- What the base holds on the country: claims, questions and independent confirmation, by kind of claim.
-- Grain: one row per kind. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country)
SELECT
  c.kind, list(c.claim_id ORDER BY c.claim_id) AS members, list(DISTINCT c.fact_id ORDER BY c.fact_id) AS questions,
  list(DISTINCT c.fact_id ORDER BY c.fact_id) FILTER (WHERE g.confirmed_by > 1) AS confirmed,
  list(DISTINCT c.fact_id ORDER BY c.fact_id) FILTER (WHERE c.contested) AS disputed
FROM claims AS c
LEFT JOIN grades AS g ON c.claim_id = g.claim_id
WHERE c.subject IN (SELECT own.slug FROM own) OR c.object IN (SELECT own.slug FROM own)
GROUP BY c.kind
ORDER BY CASE c.kind WHEN 'observation' THEN 1 WHEN 'relation' THEN 2 WHEN 'milestone' THEN 3 WHEN 'statement' THEN 4 ELSE 5 END, c.kind
