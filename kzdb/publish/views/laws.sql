-- One row per code, decree or act.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  x.country,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id AND d.type IN ('adopted', 'approved')) AS adopted_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id AND d.type = 'entered_into_force') AS in_force_from
FROM store.laws AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
