-- One row per passage that a live claim is cited to.
SELECT
  z.claim_id, z.position, s.slug AS source, e.document,
  nullif(p.line, 0) AS line, CASE WHEN p.kind IN ('text', 'page') THEN p.char_start END AS char_start,
  nullif(p.line_end, 0) AS line_end, CASE WHEN p.kind IN ('text', 'page') THEN p.char_end END AS char_end,
  nullif(p.page, 0) AS page, part.name AS sheet, nullif(p.row, 0) AS row, nullif(p.col, 0) AS col, p.quote,
  now.proven = 1 AS verified, z.position = 1 AS is_primary, z.rec_from AS revision
FROM store.citations AS z
INNER JOIN store.live AS c ON c.claim_id = z.claim_id
INNER JOIN store.passages AS p ON p.id = z.passage_id
INNER JOIN store.sources AS s ON s.id = z.source_id
INNER JOIN store.current_editions AS now ON now.source_id = z.source_id AND now.rec_to IS NULL
INNER JOIN store.source_editions AS e ON e.id = now.source_edition_id
LEFT JOIN store.source_parts AS part ON part.source_id = z.source_id AND part.number = p.part
WHERE z.rec_to IS NULL
ORDER BY z.claim_id, z.position
