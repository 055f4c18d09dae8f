-- One row per live claim that an entity is called something.
SELECT
  s.claim_id, s.fact_id, e.slug AS entity, e.name AS entity_name, e.kind AS entity_kind, nf.language,
  nf.name_kind AS kind, nf.n, g.name,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.preferred, s.contested, s.variant, s.source,
  s.published_on, s.document, s.line, s.char_start, s.line_end, s.char_end, s.page, s.sheet, s.row, s.col, s.quote
FROM store.shared AS s
INNER JOIN store.naming_facts AS nf ON nf.fact_id = s.fact_id
INNER JOIN store.given_names AS g ON g.claim_id = s.claim_id
INNER JOIN store.entities AS e ON e.id = nf.entity_id
ORDER BY e.slug, nf.language, nf.name_kind, nf.n, s.claim_id
