-- One row per code, decree or act.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases, n.country,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type IN ('adopted', 'approved')) AS adopted_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type IN ('entered_into_force')) AS in_force_from
FROM store.named AS n
WHERE n.kind = 'law'
ORDER BY n.slug
