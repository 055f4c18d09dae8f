-- One row per pair of live claims that cannot both be true, with what is wrong between them and whether it is settled.
SELECT
  r.fact_id,
  r.kind,
  a.subject,
  a.subject_name,
  a.predicate,
  a.object,
  a.period_start,
  a.period_end,
  a.claim_id AS claim_a,
  a.source AS source_a,
  a.value_text AS value_a,
  b.claim_id AS claim_b,
  b.source AS source_b,
  b.value_text AS value_b,
  greatest(a.value, b.value) / nullif(least(a.value, b.value), 0) AS ratio,
  CASE WHEN r.decided THEN 'decided' ELSE 'open' END AS status,
  r.decision,
  CASE WHEN r.decision_status = 'lapsed' THEN 'lapsed: ' || r.decision_reason ELSE r.decision_reason END AS reason,
  store.who_says(a.source, a.published_on, a.modality) || ' gives ' || store.answer(a.kind, a.value_text, a.object_name)
    || '; ' || store.who_says(b.source, b.published_on, b.modality) || ' gives '
    || store.answer(b.kind, b.value_text, b.object_name)
    || coalesce(
      ', ' || CASE WHEN a.value > b.value THEN 'the first is ' ELSE 'the second is ' END
      || format('{:.1f}', greatest(a.value, b.value) / nullif(least(a.value, b.value), 0)) || ' times the other', '')
    || CASE r.kind
      WHEN 'draft_against_adopted' THEN '. One is a plan or draft, the other is told as fact.'
      WHEN 'within_document' THEN '. Both stand in one document.'
      WHEN 'scope_or_definition' THEN '. One is reported, the other is not: they may count different things.'
      WHEN 'unit_slip' THEN '. The ratio is a power of ten: a unit or a magnitude may have slipped.'
      ELSE '. No rounding joins them.'
    END AS explanation
FROM store.rivals AS r
INNER JOIN claims AS a ON a.claim_id = r.claim_a
INNER JOIN claims AS b ON b.claim_id = r.claim_b
UNION ALL
SELECT
  a.fact_id,
  'derived_mismatch',
  a.subject,
  a.subject_name,
  a.predicate,
  a.object,
  a.period_start,
  a.period_end,
  a.claim_id,
  a.source,
  a.value_text,
  b.claim_id,
  b.source,
  b.value_text,
  NULL,
  CASE WHEN f.waived THEN 'decided' ELSE 'open' END,
  NULL,
  'waived: ' || f.waiver_reason,
  f.explanation
FROM checks AS f
INNER JOIN claims AS a ON a.claim_id = f.claims[1]
INNER JOIN claims AS b ON b.claim_id = f.claims[2]
WHERE f.verdict = 'fails' AND (f.expected_low IS NOT NULL OR f.expected_high IS NOT NULL)
