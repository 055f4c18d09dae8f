-- Every claim, live and former, with what its kind holds.
SELECT
  c.claim_id, c.fact_id, c.kind, c.subject, c.subject_name, c.predicate, c.predicate_name, c.object, c.object_name,
  c.period_start, c.period_end, c.period_type, c.value_text, c.qualifier, c.nature, c.modality, c.attributed_to,
  c.note, c.inferred, c.variant, c.source, c.preferred, c.contested, c.revision,
  NULL AS ended, NULL AS end_reason,
  o.as_printed, o.coef, o.exp10, o.coef_high, o.exp10_high, c.unit, s.says, s.sort,
  r.role, r.from_date, r.from_precision, r.to_date, r.to_precision,
  m.date, m.date_end, m.date_precision, n.name, n.language AS name_language, n.kind AS name_kind
FROM claims AS c
LEFT JOIN observations AS o ON o.claim_id = c.claim_id
LEFT JOIN statements AS s ON s.claim_id = c.claim_id
LEFT JOIN relations AS r ON r.claim_id = c.claim_id
LEFT JOIN milestones AS m ON m.claim_id = c.claim_id
LEFT JOIN names AS n ON n.claim_id = c.claim_id
UNION ALL
SELECT
  c.claim_id, c.fact_id, c.kind, c.subject, c.subject_name, c.predicate, c.predicate_name, c.object, c.object_name,
  c.period_start, c.period_end, c.period_type, c.value_text, c.qualifier, c.nature, c.modality, c.attributed_to,
  c.note, c.inferred, c.variant, c.source, FALSE, FALSE, c.revision,
  c.ended, c.end_reason,
  c.as_printed, c.coef, c.exp10, c.coef_high, c.exp10_high, c.unit, c.says, NULL,
  c.role, c.from_date, c.from_precision, c.to_date, c.to_precision,
  c.date, c.date_end, c.date_precision, c.value_text, NULL, c.predicate
FROM former_claims AS c
ORDER BY 1
