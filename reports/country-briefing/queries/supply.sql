-- Figures on supply: everything seized or detected, prices, sizes of consignments.
-- Grain: one row per claim. Parameters: $country.
WITH suppliers AS (
  SELECT r.object AS slug FROM relations AS r WHERE r.type = 'supplied_from' AND r.subject = $country
  UNION
  SELECT origin.object FROM relations AS origin
  INNER JOIN relations AS way
    ON origin.subject = way.subject AND way.type = 'route_passes_through' AND way.object = $country
  WHERE origin.type = 'route_starts_in'
)
SELECT
  o.claim_id, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown, o.breakdown_name, o.unit, o.unit_symbol,
  o.period_start, o.period_end, o.period_type, o.modality
FROM observations AS o
WHERE
  o.metric IN (
    'drug_seizures', 'trafficking_incidents', 'seized_consignment_size', 'drug_price', 'drug_price_growth', 'precursor_seizures',
    'opium_production_share', 'drug_income_share'
  )
  AND (
    o.country = $country OR o.subject IN (SELECT suppliers.slug FROM suppliers)
    OR o.subject IN (SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind = 'programme')
  )
  AND o.preferred
ORDER BY
  CASE o.metric
    WHEN 'drug_seizures' THEN 1 WHEN 'seized_consignment_size' THEN 2 WHEN 'trafficking_incidents' THEN 3
    WHEN 'precursor_seizures' THEN 4 WHEN 'drug_price' THEN 5 WHEN 'drug_price_growth' THEN 6 ELSE 7
  END,
  CASE WHEN o.subject = $country THEN 0 ELSE 1 END, o.subject_name,
  CASE o.breakdown WHEN 'total' THEN 0 ELSE 1 END, o.breakdown_name, o.period_end DESC NULLS LAST, o.claim_id
