-- One row per live claim that something happened to an entity on a date.
SELECT
  s.claim_id, s.fact_id, e.slug AS entity, e.name AS entity_name, e.kind AS entity_kind, mt.slug AS type,
  mt.name AS type_name, mf.n, md.date_start::DATE AS date, md.date_end::DATE AS date_end, md.date_precision,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.preferred, s.contested, s.variant, s.source,
  s.published_on, s.document, s.line, s.char_start, s.line_end, s.char_end, s.page, s.sheet, s.row, s.col, s.quote
FROM store.shared AS s
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = s.fact_id
INNER JOIN store.milestone_dates AS md ON md.claim_id = s.claim_id
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
INNER JOIN store.entities AS e ON e.id = mf.entity_id
ORDER BY e.slug, mt.slug, mf.n, s.claim_id
