-- Where the country lies: what it borders on and belongs to, as sources say.
-- Grain: one row per relation. Parameters: $country.
SELECT r.claim_id, r.type, r.type_name, r.object_name
FROM relations AS r
WHERE
  r.subject = $country AND r.type IN ('borders', 'located_in') AND r.preferred
ORDER BY r.type, r.object_name, r.claim_id
