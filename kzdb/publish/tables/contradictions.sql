-- One row per answer that cannot be true beside the preferred one, whoever gives it: what is wrong, and is it settled?
SELECT
  c.contradiction_no, c.fact_id, c.kind, c.subject, c.subject_name, c.predicate, c.predicate_name, c.object,
  c.object_name, c.period_start, c.period_end, c.claim_a, c.source_a, c.value_a, c.claim_b, c.source_b, c.value_b, c.claims_a,
  c.claims_b, c.rate_claim, c.ratio, c.status, c.decision, c.decision_holds, c.reason, c.code, c.params,
  x.text AS explanation
FROM store.contradictions AS c
INNER JOIN store.sentences AS x ON x.code = c.code AND x.params = c.params AND x.language = 'en'
ORDER BY c.contradiction_no
