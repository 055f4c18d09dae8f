-- Figures on drug use, registers and those who help.
-- Grain: one row per claim. Parameters: $country.
SELECT
  o.claim_id, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown, o.breakdown_name, o.period_start, o.period_end, o.period_type,
  o.nature, speaker.name AS said_by
FROM observations AS o
LEFT JOIN organisations AS speaker ON o.attributed_to = speaker.slug
WHERE
  o.metric IN (
    'registered_drug_users', 'registered_drug_user_rate', 'registered_drug_user_rate_drop', 'drug_user_multiple',
    'drug_user_growth', 'population', 'partner_ngos'
  )
  AND o.country = $country AND o.preferred
ORDER BY
  CASE o.metric
    WHEN 'registered_drug_users' THEN 1 WHEN 'registered_drug_user_rate' THEN 2 WHEN 'registered_drug_user_rate_drop' THEN 3
    WHEN 'drug_user_multiple' THEN 4 WHEN 'drug_user_growth' THEN 5 WHEN 'population' THEN 6 ELSE 7
  END,
  o.period_end DESC NULLS LAST, o.claim_id
