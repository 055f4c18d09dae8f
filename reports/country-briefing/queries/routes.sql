-- Routes that touch the country, and the places it is supplied from: who starts, carries and receives.
-- Grain: one row per relation of a route. Parameters: $country.
WITH through AS (
  SELECT DISTINCT r.subject FROM relations AS r
  WHERE r.type IN ('route_passes_through', 'route_starts_in', 'route_leads_to') AND r.object = $country AND r.preferred
)
SELECT r.claim_id, r.subject, r.subject_name, r.type, r.type_name, r.object, r.object_name, r.object_kind, r.role
FROM relations AS r
WHERE
  r.preferred
  AND (
    (r.subject IN (SELECT t.subject FROM through AS t) AND r.type IN ('route_passes_through', 'route_starts_in', 'route_leads_to', 'carries'))
    OR (r.type = 'supplied_from' AND r.subject = $country)
  )
ORDER BY r.type = 'supplied_from', r.subject, r.type, r.object, r.claim_id
