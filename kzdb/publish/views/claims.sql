-- One row per live claim: what one source says about one fact, whatever its kind.
SELECT
  t.claim_id, t.fact_id, t.kind, t.subject, t.subject_name, t.predicate, t.predicate_name, t.object, t.object_name,
  t.value, t.value_low, t.value_high, t.unit, t.value_text,
  t.period_start, t.period_end, t.period_type, t.qualifier,
  l.nature, l.modality, l.attributed_to, l.note, l.credibility, l.variant,
  l.source, l.published_on, l.preferred, l.contested, l.revision
FROM store.live AS l
INNER JOIN store.told AS t ON t.claim_id = l.claim_id
