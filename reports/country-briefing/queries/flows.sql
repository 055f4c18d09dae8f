-- Where drugs that reach the country come from and where they go on to, with places in the drawing.
-- Grain: one row per way in or out. Parameters: $country.
WITH through AS (
  SELECT DISTINCT r.subject FROM relations AS r
  WHERE r.type = 'route_passes_through' AND r.object = $country AND r.preferred
),
carried AS (
  SELECT r.subject, string_agg(DISTINCT lower(r.object_name), ', ' ORDER BY lower(r.object_name)) AS what
  FROM relations AS r
  WHERE r.type = 'carries' AND r.preferred
  GROUP BY r.subject
),
ways AS (
  SELECT
    CASE r.type WHEN 'route_leads_to' THEN 'out' ELSE 'in' END AS side, r.object_name AS name,
    CASE r.type WHEN 'supplied_from' THEN coalesce(r.role, '') ELSE coalesce(k.what, '') END AS what, r.claim_id,
    row_number() OVER (
      PARTITION BY r.type, r.object, CASE r.type WHEN 'supplied_from' THEN coalesce(r.role, '') ELSE coalesce(k.what, '') END
      ORDER BY r.claim_id
    ) AS again
  FROM relations AS r
  LEFT JOIN carried AS k ON r.subject = k.subject
  WHERE
    r.preferred
    AND (
      (r.type = 'supplied_from' AND r.subject = $country)
      OR (r.type IN ('route_starts_in', 'route_leads_to') AND r.subject IN (SELECT t.subject FROM through AS t))
    )
)
SELECT
  w.claim_id, w.side, w.name, w.what, c.name AS country_name,
  (row_number() OVER (PARTITION BY w.side ORDER BY w.what, w.name, w.claim_id) - 0.5) / count(*) OVER (PARTITION BY w.side) AS height
FROM ways AS w
INNER JOIN countries AS c ON c.slug = $country
WHERE w.again = 1
ORDER BY w.side, height, claim_id
