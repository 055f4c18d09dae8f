-- One row per committed load run, with how many claims it opened and closed.
SELECT
  r.id AS revision, r.loaded_at::TIMESTAMP AS loaded_at, r.kzdb_version, coalesce(o.opened, 0) AS opened,
  coalesce(z.closed, 0) AS closed
FROM store.revisions AS r
LEFT JOIN (SELECT rec_from, count(*) AS opened FROM store.claims GROUP BY rec_from) AS o ON o.rec_from = r.id
LEFT JOIN (SELECT rec_to, count(*) AS closed FROM store.claims WHERE rec_to IS NOT NULL GROUP BY rec_to) AS z
  ON z.rec_to = r.id
ORDER BY r.id
