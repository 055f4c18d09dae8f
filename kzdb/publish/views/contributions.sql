-- One row per claim of money paid by one to another.
SELECT
  o.subject AS contributor,
  o.subject_name AS contributor_name,
  nullif(o.breakdown, 'total') AS recipient,
  CASE WHEN o.breakdown <> 'total' THEN o.breakdown_name END AS recipient_name,
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
WHERE o.metric IN ('contribution_paid', 'contribution_paid_eur')
