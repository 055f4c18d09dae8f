-- One row per live claim that one entity stands to another: who belongs to, leads, hosts, funds or is party to what.
SELECT
  l.claim_id,
  l.fact_id,
  subject.slug AS subject,
  subject.name AS subject_name,
  subject.kind AS subject_kind,
  rt.slug AS type,
  rt.name AS type_name,
  object.slug AS object,
  object.name AS object_name,
  object.kind AS object_kind,
  rf.n,
  r.from_start::DATE AS from_date,
  r.from_precision,
  r.to_end::DATE AS to_date,
  r.to_precision,
  r.role,
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
INNER JOIN store.relation_facts AS rf ON rf.fact_id = l.fact_id
INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
INNER JOIN store.relation_terms AS r ON r.claim_id = l.claim_id
INNER JOIN store.entities AS subject ON subject.id = rf.subject_id
INNER JOIN store.entities AS object ON object.id = rf.object_id
