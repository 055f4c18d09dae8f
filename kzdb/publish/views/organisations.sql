-- One row per body of any sort.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  x.country,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'part_of') AS parent,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'located_in') AS seat,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'led_by') AS led_by,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'succeeded_by') AS succeeded_by
FROM store.organisations AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
