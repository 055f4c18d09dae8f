-- The editions of each source: one file, known by its hash.
SELECT to_json({
  '@id': 'urn:sha256:' || sha256,
  '@type': ['prov:Entity'],
  'specializationOf': 'source:' || source,
  'edition': edition,
  'document': document,
  'wasAttributedTo': 'entity:' || publisher,
  'issued': left(published_on::VARCHAR, CASE published_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)
}) AS node
FROM source_editions
ORDER BY source, sha256
