-- One row per drug, precursor or class of them.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'belongs_to_class') AS class
FROM store.named AS n
WHERE n.kind = 'substance'
ORDER BY n.slug
