-- Bodies of the country that another one replaced, and who led either.
-- Grain: one row per succession. Parameters: $country.
WITH heads AS (
  SELECT r.subject, r.object_name, r.claim_id
  FROM relations AS r
  WHERE r.type = 'led_by' AND r.preferred
  QUALIFY row_number() OVER (PARTITION BY r.subject ORDER BY r.from_date DESC NULLS LAST, r.claim_id) = 1
)
SELECT
  r.claim_id, r.subject AS old, r.subject_name AS old_name, r.object AS new, r.object_name AS new_name, r.from_date, r.from_precision,
  was.object_name AS old_head, was.claim_id AS old_head_claim_id, now.object_name AS new_head, now.claim_id AS new_head_claim_id
FROM relations AS r
LEFT JOIN heads AS was ON was.subject = r.subject
LEFT JOIN heads AS now ON now.subject = r.object
WHERE r.type = 'succeeded_by' AND r.preferred AND r.subject IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country)
ORDER BY r.from_date DESC NULLS LAST, r.claim_id
