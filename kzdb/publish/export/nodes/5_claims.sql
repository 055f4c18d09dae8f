-- The claims: what one source says about one fact, from which edition it was taken, and who says so inside it.
SELECT to_json({
  '@id': 'claim:' || c.claim_id,
  '@type': ['prov:Entity', 'kz:' || upper(left(c.kind, 1)) || substr(c.kind, 2)],
  'fact': 'fact:' || c.fact_id,
  'subject': 'entity:' || c.subject,
  'predicate': c.predicate,
  'object': CASE WHEN c.kind = 'relation' THEN 'entity:' || c.object END,
  'part': CASE WHEN c.kind <> 'relation' THEN c.object END,
  'value': c.value,
  'valueLow': c.value_low,
  'valueHigh': c.value_high,
  'unit': c.unit,
  'text': c.value_text,
  'periodStart': c.period_start,
  'periodEnd': c.period_end,
  'periodType': c.period_type,
  'qualifier': c.qualifier,
  'nature': c.nature,
  'modality': c.modality,
  'variant': c.variant,
  'note': c.note,
  'inferred': CASE WHEN len(c.inferred) > 0 THEN c.inferred END,
  'preferred': c.preferred,
  'contested': c.contested,
  'wasQuotedFrom': 'urn:sha256:' || s.sha256,
  'hadPrimarySource': 'source:' || c.source,
  'wasAttributedTo': 'entity:' || coalesce(c.attributed_to, s.publisher),
  'wasGeneratedBy': 'revision:' || c.revision
}) AS node
FROM claims AS c
INNER JOIN sources AS s ON s.source = c.source
ORDER BY c.claim_id
