-- One row per source, with its current edition and the number of its live claims.
SELECT
  e.* EXCLUDE (edition, is_current, revision, ended, claims),
  (
    SELECT coalesce(list_sort(list(u.slug)), [])
    FROM store.source_relies_on AS r
    INNER JOIN store.sources AS s ON s.id = r.source_id
    INNER JOIN store.sources AS u ON u.id = r.upstream_id
    WHERE s.slug = e.source
  ) AS relies_on,
  e.claims
FROM published.source_editions AS e
WHERE e.is_current
ORDER BY e.source
