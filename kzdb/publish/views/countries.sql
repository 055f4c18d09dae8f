-- One row per country.
SELECT
  e.slug,
  e.name,
  c.acronym,
  'country' AS type,
  coalesce(c.aliases, []) AS aliases,
  x.iso2,
  x.m49
FROM store.countries AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
