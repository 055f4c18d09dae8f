-- Contradictions on questions about the country, with our decision where there is one.
-- Grain: one row per contradiction. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country)
SELECT k.fact_id, k.claim_a, k.claim_b, k.kind, k.status, k.reason, k.subject_name, k.predicate
FROM contradictions AS k
WHERE k.subject IN (SELECT own.slug FROM own)
ORDER BY k.fact_id, k.claim_a, k.claim_b, k.kind
