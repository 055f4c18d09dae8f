-- One row per person named by a source.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases,
  coalesce(h.bodies, []) AS holds_office_in
FROM store.named AS n
LEFT JOIN (
  SELECT subject_id, list_sort(list(DISTINCT object)) AS bodies
  FROM store.related WHERE type = 'holds_office_in' GROUP BY subject_id
) AS h ON h.subject_id = n.id
WHERE n.kind = 'person'
ORDER BY n.slug
