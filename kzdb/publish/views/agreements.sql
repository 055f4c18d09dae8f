-- One row per convention, treaty, memorandum or the like.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id AND d.type = 'signed') AS signed_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id AND d.type IN ('adopted', 'approved')) AS adopted_on,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = x.id AND d.type = 'entered_into_force') AS in_force_from,
  (SELECT count(DISTINCT r.subject) FROM store.related AS r WHERE r.object_id = x.id AND r.type IN ('party_to', 'signatory_to')) AS parties
FROM store.agreements AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
