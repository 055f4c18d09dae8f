-- One row per claim that no longer is live: withdrawn, or superseded by what its source was read to say later.
SELECT
  c.id AS claim_id, c.fact_id, c.kind, w.subject, w.subject_name, w.predicate, w.predicate_name, w.object,
  w.object_name, w.period_start, w.period_end, w.period_type, w.value_text, w.value,
  store.number(f.coef_high, f.exp10_high) AS value_end, greatest(0, -f.exp10)::INTEGER AS decimals, w.value_low,
  w.value_high, f.coef, f.exp10, f.coef_high, f.exp10_high, w.unit, u.symbol AS unit_symbol, w.qualifier, x.says,
  md.date_start::DATE AS date, md.date_end::DATE AS date_end, md.date_precision, r.from_start::DATE AS from_date,
  r.from_precision, r.to_end::DATE AS to_date, r.to_precision, r.role, c.nature, c.modality,
  who.slug AS attributed_to, m.note, coalesce(m.inferred, []) AS inferred, c.variant, s.slug AS source,
  e.published_on::DATE AS published_on, e.document, z.printed AS as_printed, z.line, z.char_start, z.line_end,
  z.char_end, z.page, z.sheet, z.row, z.col, z.quote, c.rec_from AS revision, c.rec_to AS ended, c.end_reason,
  c.answer_hash
FROM store.claims AS c
INNER JOIN store.worded AS w ON w.claim_id = c.id
INNER JOIN store.sources AS s ON s.id = c.source_id
INNER JOIN store.cited AS z ON z.claim_id = c.id
INNER JOIN store.source_editions AS e ON e.id = z.source_edition_id
LEFT JOIN store.entities AS who ON who.id = c.attributed_to_id
LEFT JOIN store.figures AS f ON f.claim_id = c.id
LEFT JOIN store.units AS u ON u.id = f.unit_id
LEFT JOIN store.statement_texts AS x ON x.claim_id = c.id
LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.id
LEFT JOIN store.relation_terms AS r ON r.claim_id = c.id
LEFT JOIN published.remarks AS m ON m.claim_id = c.id AND m.ended = c.rec_to
WHERE c.rec_to IS NOT NULL
ORDER BY c.id
