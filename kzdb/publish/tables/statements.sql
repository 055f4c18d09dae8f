-- One row per live claim that a source states something, in kzdb's own words.
SELECT
  s.claim_id, s.fact_id, e.slug AS entity, e.name AS entity_name, e.kind AS entity_kind, t.slug AS topic,
  t.name AS topic_name, sf.aspect, x.says, x.sort,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.preferred, s.contested, s.variant, s.source,
  s.published_on, s.document, s.line, s.char_start, s.line_end, s.char_end, s.page, s.sheet, s.row, s.col, s.quote
FROM store.shared AS s
INNER JOIN store.statement_facts AS sf ON sf.fact_id = s.fact_id
INNER JOIN store.statement_texts AS x ON x.claim_id = s.claim_id
INNER JOIN store.topics AS t ON t.id = sf.topic_id
INNER JOIN store.entities AS e ON e.id = sf.entity_id
ORDER BY e.slug, t.slug, sf.aspect, s.claim_id
