-- One row per convention, treaty, memorandum or the like.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type IN ('signed')) AS signed_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type IN ('adopted', 'approved')) AS adopted_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type IN ('entered_into_force')) AS in_force_from,
  (
    SELECT count(DISTINCT r.subject) FROM store.related AS r
    WHERE r.object_id = n.id AND r.type IN ('party_to', 'signatory_to')
  ) AS parties
FROM store.named AS n
WHERE n.kind = 'agreement'
ORDER BY n.slug
