-- One row per passage that a claim was cited to and no longer is: the claim ended, or is cited elsewhere now.
SELECT
  z.claim_id, z.position, s.slug AS source,
  nullif(p.line, 0) AS line, CASE WHEN p.kind IN ('text', 'page') THEN p.char_start END AS char_start,
  nullif(p.line_end, 0) AS line_end, CASE WHEN p.kind IN ('text', 'page') THEN p.char_end END AS char_end,
  nullif(p.page, 0) AS page, part.name AS sheet, nullif(p.row, 0) AS row, nullif(p.col, 0) AS col, p.quote,
  z.rec_from AS revision, z.rec_to AS ended
FROM store.citations AS z
INNER JOIN store.passages AS p ON p.id = z.passage_id
INNER JOIN store.sources AS s ON s.id = z.source_id
LEFT JOIN store.source_parts AS part ON part.source_id = z.source_id AND part.number = p.part
WHERE z.rec_to IS NOT NULL
ORDER BY z.claim_id, z.rec_from, z.position, p.id
