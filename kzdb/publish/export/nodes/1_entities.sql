-- Whom and what the claims are about, and who says so: agents where PROV knows agents.
SELECT to_json({
  '@id': 'entity:' || slug,
  '@type': CASE kind
    WHEN 'organisation' THEN ['kz:Organisation', 'prov:Organization']
    WHEN 'person' THEN ['kz:Person', 'prov:Person']
    ELSE ['kz:' || upper(left(kind, 1)) || substr(kind, 2)]
  END,
  'name': name
}) AS node
FROM entities
ORDER BY slug
