-- One row per live claim of how one entity relates to another: who belongs to, leads, hosts, funds or is party to what.
SELECT
  s.claim_id, s.fact_id, a.slug AS subject, a.name AS subject_name, a.kind AS subject_kind, rt.slug AS type,
  rt.name AS type_name, b.slug AS object, b.name AS object_name, b.kind AS object_kind, rf.n,
  r.from_start::DATE AS from_date, r.from_precision, r.to_end::DATE AS to_date, r.to_precision, r.role,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.preferred, s.contested, s.variant, s.source,
  s.published_on, s.document, s.line, s.char_start, s.line_end, s.char_end, s.page, s.sheet, s.row, s.col, s.quote
FROM store.shared AS s
INNER JOIN store.relation_facts AS rf ON rf.fact_id = s.fact_id
INNER JOIN store.relation_terms AS r ON r.claim_id = s.claim_id
INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
INNER JOIN store.entities AS a ON a.id = rf.subject_id
INNER JOIN store.entities AS b ON b.id = rf.object_id
ORDER BY a.slug, rt.slug, b.slug, rf.n, s.claim_id
