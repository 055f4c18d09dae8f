-- One row per pair of live claims that cannot both be true, with what is wrong between them and whether it is settled.
WITH derived AS (
  SELECT claims[1] AS claim_a, claims[2] AS claim_b, explanation, waived, waiver_reason
  FROM checks
  WHERE verdict = 'fails' AND len(claims) > 1 AND (expected_low IS NOT NULL OR expected_high IS NOT NULL)
),
sides AS (
  SELECT claim_a AS claim_id FROM store.rivals UNION SELECT claim_b FROM store.rivals
  UNION SELECT claim_a FROM derived UNION SELECT claim_b FROM derived
),
answers AS MATERIALIZED (  -- few of many: the rest of the base is not joined
  SELECT
    t.claim_id, t.fact_id, t.kind, t.subject, t.subject_name, t.predicate, t.object, t.object_name, t.value, t.value_text,
    t.period_start, t.period_end, l.modality, l.source, s.title, l.published_on
  FROM sides AS x
  INNER JOIN store.told AS t ON t.claim_id = x.claim_id
  INNER JOIN store.live AS l ON l.claim_id = x.claim_id
  INNER JOIN store.sources AS s ON s.slug = l.source
)
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
  store.who_says(a.title, a.published_on, a.modality) || ' gives ' || store.answer(a.kind, a.value_text, a.object_name)
    || '; ' || store.who_says(b.title, b.published_on, b.modality) || ' gives '
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
INNER JOIN answers AS a ON a.claim_id = r.claim_a
INNER JOIN answers AS b ON b.claim_id = r.claim_b
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
FROM derived AS f
INNER JOIN answers AS a ON a.claim_id = f.claim_a
INNER JOIN answers AS b ON b.claim_id = f.claim_b
