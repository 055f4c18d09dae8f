-- One row per live claim that something happened to an entity on a date.
SELECT
  l.claim_id,
  l.fact_id,
  entity.slug AS entity,
  entity.name AS entity_name,
  entity.kind AS entity_kind,
  mt.slug AS type,
  mt.name AS type_name,
  mf.n,
  md.date_start::DATE AS date,
  md.date_end::DATE AS date_end,
  md.date_precision,
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
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = l.fact_id
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
INNER JOIN store.milestone_dates AS md ON md.claim_id = l.claim_id
INNER JOIN store.entities AS entity ON entity.id = mf.entity_id
