-- Drugs seized, in all and of the three substances of which most was seized last, over up to five comparable periods.
-- Grain: one row per substance and period. Parameters: $country.
WITH newest AS (
  SELECT s.breakdown, s.period_class, o.value_base
  FROM series AS s
  INNER JOIN observations AS o ON o.claim_id = s.claim_id
  WHERE s.metric = 'drug_seizures' AND s.subject = $country AND s.position = 1 AND s.comparable AND s.modality = 'fact'
  QUALIFY row_number() OVER (PARTITION BY s.breakdown ORDER BY s.period_end DESC, s.period_class) = 1
),
chosen AS (
  SELECT n.breakdown, n.period_class, row_number() OVER (ORDER BY n.breakdown <> 'total', n.value_base DESC, n.breakdown) AS place
  FROM newest AS n
)
SELECT
  o.claim_id, o.breakdown, o.breakdown_name, o.value, o.value_base, o.unit, o.period_start, o.period_end, o.period_type, c.place,
  s.position
FROM chosen AS c
INNER JOIN series AS s
  ON s.breakdown = c.breakdown AND s.period_class = c.period_class AND s.metric = 'drug_seizures' AND s.subject = $country
  AND s.modality = 'fact'
INNER JOIN observations AS o ON o.claim_id = s.claim_id
WHERE c.place <= 3 AND s.position <= 5
ORDER BY c.place, o.period_end, o.claim_id
