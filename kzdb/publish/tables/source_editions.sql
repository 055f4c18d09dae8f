-- One row per edition of a source that was read: one file, known by its SHA-256.
SELECT
  s.slug AS source, e.label AS edition, s.title, p.slug AS publisher, p.name AS publisher_name, e.document, e.sha256,
  e.published_on::DATE AS published_on, e.published_precision,
  store.last_day_of(e.published_on::DATE, e.published_precision) AS published_by, e.published_note, s.language,
  s.licence, s.url, s.reliability, s.reliability_reason, now.rec_to IS NULL AS is_current,
  CASE WHEN now.rec_to IS NULL THEN coalesce(n.claims, 0) ELSE 0 END AS claims, now.rec_from AS revision,
  now.rec_to AS ended
FROM store.current_editions AS now
INNER JOIN store.source_editions AS e ON e.id = now.source_edition_id
INNER JOIN store.sources AS s ON s.id = now.source_id
INNER JOIN store.entities AS p ON p.id = s.publisher_id
LEFT JOIN (SELECT source_id, count(*) AS claims FROM store.live GROUP BY source_id) AS n ON n.source_id = s.id
ORDER BY s.slug, now.rec_from
