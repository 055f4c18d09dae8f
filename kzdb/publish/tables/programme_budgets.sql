-- One row per fact on money set aside for a programme, by the preferred claim; the currency is its unit.
SELECT
  o.subject AS programme, o.subject_name AS programme_name, o.country, o.period_start, o.period_end, o.period_type,
  o.value, o.value_end, o.value_low, o.value_high, o.unit, o.qualifier, o.modality, o.inferred, o.claim_id, o.contested,
  o.source
FROM published.observations AS o
WHERE o.metric = 'programme_budget' AND o.preferred
ORDER BY programme, o.period_start, o.claim_id
