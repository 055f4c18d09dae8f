-- One row per source, as its newest edition has it, with the number of its live claims.
SELECT
  e.source, e.title, e.publisher, e.publisher_name, e.document, e.sha256, e.published_on, e.published_precision,
  e.published_note, e.language, e.licence, e.url, e.reliability, e.reliability_reason,
  list_sort(list(upstream.slug) FILTER (WHERE upstream.slug IS NOT NULL)) AS relies_on,
  e.claims
FROM source_editions AS e
INNER JOIN store.sources AS s ON s.slug = e.source
INNER JOIN (SELECT source_id, max_by(sha256, id) AS sha256 FROM store.source_editions GROUP BY source_id) AS newest
  ON newest.source_id = s.id AND newest.sha256 = e.sha256
LEFT JOIN store.source_relies_on AS r ON r.source_id = s.id
LEFT JOIN store.sources AS upstream ON upstream.id = r.upstream_id
GROUP BY ALL
