-- One row per passage that carries a live claim.
SELECT
  z.claim_id,
  s.slug AS source,
  e.document,
  p.line,
  p.char_start,
  p.char_end,
  p.quote,
  p.verified = 1 AS verified,
  c.primary_citation_id = z.id AS is_primary
FROM store.citations AS z
INNER JOIN store.claims AS c ON c.id = z.claim_id AND c.rec_to IS NULL
INNER JOIN store.passages AS p ON p.id = z.passage_id
INNER JOIN store.source_editions AS e ON e.id = z.source_edition_id
INNER JOIN store.sources AS s ON s.id = e.source_id
