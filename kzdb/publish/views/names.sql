-- One row per live claim that an entity is called something.
SELECT
  l.claim_id,
  l.fact_id,
  entity.slug AS entity,
  entity.name AS entity_name,
  entity.kind AS entity_kind,
  nf.language,
  nf.name_kind AS kind,
  nf.n,
  g.name,
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
INNER JOIN store.naming_facts AS nf ON nf.fact_id = l.fact_id
INNER JOIN store.given_names AS g ON g.claim_id = l.claim_id
INNER JOIN store.entities AS entity ON entity.id = nf.entity_id
