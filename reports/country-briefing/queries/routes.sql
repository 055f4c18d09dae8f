-- Where the drugs come from and go to: routes through the country and countries that supply it.
-- Grain: one row per relation. Parameters: $country.
SELECT
  r.claim_id, r.subject, r.subject_name, r.type, r.type_name, r.object,
  CASE
    WHEN r.object_kind = 'substance' AND regexp_matches(r.object_name, '^\p{Lu}\p{Ll}')
      THEN lower(r.object_name[1]) || r.object_name[2:]
    ELSE r.object_name
  END AS object_name, coalesce(r.role, '') AS role
FROM relations AS r
WHERE
  r.preferred
  AND (
    (r.type = 'supplied_from' AND r.subject = $country)
    OR (
      r.type IN ('route_starts_in', 'route_passes_through', 'route_leads_to', 'carries')
      AND r.subject IN (
        SELECT p.subject FROM relations AS p WHERE p.type = 'route_passes_through' AND p.object = $country
      )
    )
  )
ORDER BY
  CASE r.type
    WHEN 'route_starts_in' THEN 1 WHEN 'route_passes_through' THEN 2 WHEN 'route_leads_to' THEN 3 WHEN 'carries' THEN 4 ELSE 5
  END,
  r.role, r.source, r.line, r.char_start, r.object_name, r.claim_id
