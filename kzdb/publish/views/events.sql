-- One row per meeting, visit or the like.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id) AS first_date,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type IN ('hosted_by', 'located_in')) AS place
FROM store.events AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
