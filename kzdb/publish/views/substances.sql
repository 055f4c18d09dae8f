-- One row per drug, precursor or class of them.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'belongs_to_class') AS class
FROM store.substances AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
