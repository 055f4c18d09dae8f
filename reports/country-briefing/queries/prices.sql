-- Street prices of drugs by the weight, oldest first, with both ends of a printed range.
-- Grain: one row per claim. Parameters: $country.
SELECT
  o.claim_id, o.breakdown_name || ', ' || o.subject_name AS what, o.value AS low, coalesce(o.value_end, o.value) AS high,
  o.value_end IS NOT NULL AS is_range, o.period_start, o.period_end, o.period_type
FROM observations AS o
WHERE
  o.metric = 'drug_price' AND o.country = $country AND o.unit = 'usd_per_kg' AND o.preferred
ORDER BY o.breakdown_name, o.subject_name, o.period_end, o.claim_id
