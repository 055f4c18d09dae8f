-- Whom and what the claims are about, and who says so: agents where PROV knows agents.
WITH entities AS (
  SELECT slug, name, 'country' AS kind FROM countries
  UNION ALL SELECT slug, name, 'organisation' FROM organisations
  UNION ALL SELECT slug, name, 'person' FROM people
  UNION ALL SELECT slug, name, 'agreement' FROM agreements
  UNION ALL SELECT slug, name, 'programme' FROM programmes
  UNION ALL SELECT slug, name, 'event' FROM events
  UNION ALL SELECT slug, name, 'law' FROM laws
  UNION ALL SELECT slug, name, 'substance' FROM substances
  UNION ALL SELECT slug, name, 'place' FROM places
  UNION ALL SELECT slug, name, 'document' FROM documents
)
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
