-- One row per claim that no longer is live: withdrawn, or superseded by what its source was read to say later.
SELECT
  c.id AS claim_id,
  c.fact_id,
  c.kind,
  t.subject,
  t.subject_name,
  t.predicate,
  t.predicate_name,
  t.object,
  t.object_name,
  t.period_start,
  t.period_end,
  t.period_type,
  t.value_text,
  store.number(f.coef, f.exp10) AS value,
  store.number(f.coef_high, f.exp10_high) AS value_end,
  greatest(0, -f.exp10)::INTEGER AS decimals,
  f.exp10,
  u.slug AS unit,
  u.symbol AS unit_symbol,
  f.qualifier,
  x.says,
  md.date_start::DATE AS date,
  md.date_end::DATE AS date_end,
  md.date_precision,
  r.from_start::DATE AS from_date,
  r.from_precision,
  r.to_end::DATE AS to_date,
  r.to_precision,
  r.role,
  c.modality,
  s.slug AS source,
  e.published_on::DATE AS published_on,
  e.document,
  p.line,
  p.char_start,
  p.char_end,
  p.quote,
  c.rec_from AS revision,
  c.rec_to AS ended,
  c.end_reason
FROM store.claims AS c
INNER JOIN store.told AS t ON t.claim_id = c.id
INNER JOIN store.sources AS s ON s.id = c.source_id
INNER JOIN store.source_editions AS e ON e.id = c.source_edition_id
INNER JOIN store.citations AS z ON z.id = c.primary_citation_id
INNER JOIN store.passages AS p ON p.id = z.passage_id
LEFT JOIN store.figures AS f ON f.claim_id = c.id
LEFT JOIN store.units AS u ON u.id = f.unit_id
LEFT JOIN store.statement_texts AS x ON x.claim_id = c.id
LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.id
LEFT JOIN store.relation_terms AS r ON r.claim_id = c.id
WHERE c.rec_to IS NOT NULL
