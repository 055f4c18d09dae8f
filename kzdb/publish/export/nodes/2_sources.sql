-- The sources, and which of them take from which.
SELECT to_json({
  '@id': 'source:' || source,
  '@type': ['prov:Entity'],
  'title': title,
  'publisher': 'entity:' || publisher,
  'licence': licence,
  'language': language,
  'url': url,
  'reliability': reliability,
  'reliabilityReason': reliability_reason,
  'wasDerivedFrom': list_transform(coalesce(relies_on, []), lambda upstream : 'source:' || upstream)
}) AS node
FROM sources
ORDER BY source
