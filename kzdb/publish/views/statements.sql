-- One row per live claim that a source states something, in kzdb's own words.
SELECT
  l.claim_id,
  l.fact_id,
  entity.slug AS entity,
  entity.name AS entity_name,
  entity.kind AS entity_kind,
  t.slug AS topic,
  t.name AS topic_name,
  sf.aspect,
  x.says,
  l.nature,
  l.modality,
  l.attributed_to,
  l.note,
  l.preferred,
  l.contested,
  l.variant,
  l.source,
  l.published_on,
  l.document,
  l.line,
  l.char_start,
  l.char_end,
  l.quote
FROM store.live AS l
INNER JOIN store.statement_facts AS sf ON sf.fact_id = l.fact_id
INNER JOIN store.topics AS t ON t.id = sf.topic_id
INNER JOIN store.statement_texts AS x ON x.claim_id = l.claim_id
INNER JOIN store.entities AS entity ON entity.id = sf.entity_id
