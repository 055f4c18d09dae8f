-- Names on the map: the country, those on a route through it, all that report heroin or that a route is said to touch,
-- and the parts of the world and towns that arrows may lead to.
-- Grain: one row per place. Parameters: $country.
WITH through AS (
  SELECT DISTINCT r.subject
  FROM relations AS r
  WHERE
    r.type IN ('route_passes_through', 'route_starts_in', 'route_leads_to') AND r.object = $country AND r.preferred
),
ends AS (
  SELECT r.object AS slug, r.object_name AS name, r.subject IN (SELECT t.subject FROM through AS t) AS on_route
  FROM relations AS r
  WHERE r.type IN ('route_starts_in', 'route_passes_through', 'route_leads_to', 'supplied_from') AND r.preferred
  UNION ALL
  SELECT r.subject AS slug, r.subject_name AS name, FALSE AS on_route
  FROM relations AS r
  WHERE r.type = 'supplied_from' AND r.preferred
  UNION ALL
  SELECT s.subject AS slug, s.subject_name AS name, FALSE AS on_route
  FROM series AS s
  WHERE s.metric = 'drug_seizures' AND s.breakdown = 'heroin'
  UNION ALL
  SELECT c.slug, c.name, FALSE AS on_route
  FROM countries AS c
  WHERE c.slug = $country
)
SELECT
  e.slug, any_value(e.name) AS name,
  CASE
    WHEN e.slug = $country THEN 'subject'
    WHEN e.slug NOT IN (SELECT c.slug FROM countries AS c) THEN 'place'
    WHEN bool_or(e.on_route) THEN 'route'
    ELSE 'other'
  END AS part
FROM ends AS e
GROUP BY e.slug
ORDER BY e.slug
