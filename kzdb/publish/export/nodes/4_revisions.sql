-- The load runs that recorded the claims.
SELECT to_json({
  '@id': 'revision:' || revision,
  '@type': ['prov:Activity'],
  'endedAt': strftime(loaded_at, '%Y-%m-%dT%H:%M:%SZ'),
  'kzdbVersion': kzdb_version
}) AS node
FROM revisions
ORDER BY revision
