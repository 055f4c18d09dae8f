-- One row per source, with its current edition, when the next is expected, and the number of its live claims.
SELECT
  e.* EXCLUDE (edition, is_current, revision, ended, claims),
  (
    SELECT coalesce(list_sort(list(u.slug)), [])
    FROM store.source_relies_on AS r
    INNER JOIN store.sources AS s ON s.id = r.source_id
    INNER JOIN store.sources AS u ON u.id = r.upstream_id
    WHERE s.slug = e.source
  ) AS relies_on,
  x.every AS next_every, x.look AS next_look, x.looked_on::DATE AS looked_on,
  (e.published_by + x.every::INTERVAL)::DATE AS next_expected,
  e.claims
FROM published.source_editions AS e
INNER JOIN store.sources AS own ON own.slug = e.source
LEFT JOIN store.expected_editions AS x ON x.source_id = own.id
WHERE e.is_current
ORDER BY e.source
