-- One row per edition of a source: one file, known by its SHA-256.
SELECT
  s.slug AS source,
  e.label AS edition,
  s.title,
  publisher.slug AS publisher,
  publisher.name AS publisher_name,
  e.document,
  e.sha256,
  e.published_on::DATE AS published_on,
  e.published_precision,
  e.published_note,
  s.language,
  s.licence,
  s.url,
  s.reliability,
  s.reliability_reason,
  coalesce(n.claims, 0) AS claims
FROM store.source_editions AS e
INNER JOIN store.sources AS s ON s.id = e.source_id
INNER JOIN store.entities AS publisher ON publisher.id = s.publisher_id
LEFT JOIN (
  SELECT source_edition_id, count(*) AS claims FROM store.claims WHERE rec_to IS NULL GROUP BY source_edition_id
) AS n ON n.source_edition_id = e.id
