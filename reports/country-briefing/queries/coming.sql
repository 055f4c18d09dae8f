-- What was still to come when the sources were written: dated plans and forecasts about the country's own things.
-- Grain: one row per milestone. Parameters: $country.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country
  UNION SELECT slug FROM programmes WHERE country = $country
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country'
)
SELECT m.claim_id, m.entity_name, m.type_name, m.date, m.date_end, m.date_precision, m.modality
FROM milestones AS m
WHERE
  m.modality IN ('planned', 'forecast') AND m.entity IN (SELECT own.slug FROM own)
ORDER BY m.date, m.entity, m.claim_id
