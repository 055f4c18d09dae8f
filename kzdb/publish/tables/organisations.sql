-- One row per body of any sort.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases, n.country,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'part_of') AS parent,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'located_in') AS seat,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'led_by') AS led_by,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'succeeded_by') AS succeeded_by
FROM store.named AS n
WHERE n.kind = 'organisation'
ORDER BY n.slug
