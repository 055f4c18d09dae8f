-- Contradictions on questions about the country, with our decision where there is one.
-- Grain: one row per contradiction. Parameters: $country.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country
  UNION SELECT slug FROM programmes WHERE country = $country
  UNION SELECT slug FROM laws WHERE country = $country
  UNION SELECT slug FROM places WHERE country = $country
  UNION SELECT $country
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country'
)
SELECT k.fact_id, k.claim_a, k.claim_b, k.kind, k.status, k.reason, k.subject_name, k.predicate
FROM contradictions AS k
WHERE k.subject IN (SELECT own.slug FROM own)
ORDER BY k.fact_id, k.claim_a, k.claim_b, k.kind
