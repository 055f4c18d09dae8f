-- Arrows of the map: from where a route through the country starts to the country, from it to where the route leads,
-- and from the places that supply it to those it supplies. A leg that several sources name is one arrow.
-- Grain: one row per leg and way. Parameters: $country.
WITH touching AS (
  SELECT r.subject AS route, bool_or(r.type = 'route_passes_through') AS passes, bool_or(r.type = 'route_starts_in') AS starts
  FROM relations AS r
  WHERE r.type IN ('route_starts_in', 'route_passes_through', 'route_leads_to') AND r.object = $country AND r.preferred
  GROUP BY r.subject
),
legs AS (
  SELECT r.object AS from_slug, r.object_name AS from_name, $country AS to_slug, c.name AS to_name, 'route' AS way, r.claim_id
  FROM relations AS r
  INNER JOIN touching AS t ON t.route = r.subject
  INNER JOIN countries AS c ON c.slug = $country
  WHERE r.type = 'route_starts_in' AND r.object <> $country AND r.preferred
  UNION ALL
  SELECT $country AS from_slug, c.name AS from_name, r.object AS to_slug, r.object_name AS to_name, 'route' AS way, r.claim_id
  FROM relations AS r
  INNER JOIN touching AS t ON t.route = r.subject AND (t.passes OR t.starts)
  INNER JOIN countries AS c ON c.slug = $country
  WHERE
    r.object <> $country AND r.preferred
    AND (
      (r.type = 'route_leads_to' AND t.passes)
      OR (r.type = 'route_passes_through' AND t.starts AND r.object_kind = 'country')
    )
  UNION ALL
  SELECT
    r.object AS from_slug, r.object_name AS from_name, r.subject AS to_slug, r.subject_name AS to_name, 'supply' AS way, r.claim_id
  FROM relations AS r
  WHERE r.type = 'supplied_from' AND $country IN (r.subject, r.object) AND r.preferred
)
SELECT
  min(l.claim_id) AS claim_id, l.from_slug, any_value(l.from_name) AS from_name, l.to_slug, any_value(l.to_name) AS to_name, l.way,
  concat_ws(' ', l.way, l.from_slug, l.to_slug) AS leg
FROM legs AS l
GROUP BY l.way, l.from_slug, l.to_slug
QUALIFY l.way = 'route' OR NOT bool_or(l.way = 'route') OVER (PARTITION BY l.from_slug, l.to_slug)
ORDER BY l.way, l.from_slug, l.to_slug
