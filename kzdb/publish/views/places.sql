-- One row per city, region, border or route.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  x.country
FROM store.places AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
