-- Drugs seized, for the substances that have two periods of the same kind to compare.
-- Grain: one row per substance and period. Parameters: $country.
WITH known AS (
  SELECT
    o.claim_id, o.breakdown, o.breakdown_name, o.value, o.value_base, o.unit, o.period_start, o.period_end, o.period_type,
    count(*) OVER (PARTITION BY o.breakdown, o.period_type) AS periods
  FROM observations AS o
  WHERE
    o.metric = 'drug_seizures' AND o.subject = $country AND o.preferred
)
SELECT claim_id, breakdown, breakdown_name, value, value_base, unit, period_start, period_end, period_type
FROM known
WHERE periods > 1 AND period_type <> 'undated'
ORDER BY CASE breakdown WHEN 'total' THEN 0 ELSE 1 END, breakdown_name, period_end, claim_id
