-- One row per live claim: what one source says about one fact, whatever its kind.
SELECT
  w.claim_id, w.fact_id, w.kind, w.subject, w.subject_name, w.predicate, w.predicate_name, w.object, w.object_name,
  w.value, w.value_low, w.value_high, w.unit, w.value_text, w.period_start, w.period_end, w.period_type, w.qualifier,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.credibility, s.variant, s.source, s.published_on,
  s.preferred, s.contested, s.revision, l.answer_hash
FROM store.shared AS s
INNER JOIN store.worded AS w ON w.claim_id = s.claim_id
INNER JOIN store.live AS l ON l.claim_id = s.claim_id
ORDER BY w.subject, w.predicate, w.object NULLS FIRST, w.period_start, w.claim_id
