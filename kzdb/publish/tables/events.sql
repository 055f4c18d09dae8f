-- One row per meeting, visit or the like.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id) AS first_date,
  (
    SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type IN ('hosted_by', 'located_in')
  ) AS place
FROM store.named AS n
WHERE n.kind = 'event'
ORDER BY n.slug
