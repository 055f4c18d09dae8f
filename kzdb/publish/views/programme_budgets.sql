-- One row per claim of money set aside for a programme.
SELECT
  o.subject AS programme,
  o.subject_name AS programme_name,
  o.country,
  o.period_start,
  o.period_end,
  o.period_type,
  o.value,
  o.value_end,
  o.value_low,
  o.value_high,
  o.unit,
  o.qualifier,
  o.modality,
  o.claim_id,
  o.preferred,
  o.contested,
  o.source
FROM observations AS o
WHERE o.metric = 'programme_budget'
