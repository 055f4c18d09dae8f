-- Figures on crime and on officials.
-- Grain: one row per claim. Parameters: $country.
SELECT
  o.claim_id, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown, o.breakdown_name, o.period_start, o.period_end, o.period_type
FROM observations AS o
WHERE
  o.metric IN ('registered_drug_crimes', 'drug_crimes_by_officers', 'senior_officials_accused')
  AND o.country = $country AND o.preferred
ORDER BY
  CASE o.metric WHEN 'registered_drug_crimes' THEN 1 WHEN 'drug_crimes_by_officers' THEN 2 ELSE 3 END,
  o.metric, o.breakdown, o.period_end DESC NULLS LAST, o.claim_id
