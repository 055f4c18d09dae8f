-- One row per person named by a source.
SELECT
  e.slug,
  e.name,
  c.acronym,
  'person' AS type,
  coalesce(c.aliases, []) AS aliases,
  (SELECT list_sort(list_distinct(list(r.object))) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'holds_office_in') AS holds_office_in
FROM store.people AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
