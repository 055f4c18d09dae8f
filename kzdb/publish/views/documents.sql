-- One row per work that a source cites or somebody publishes.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases
FROM store.documents AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
