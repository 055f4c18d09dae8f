-- International organisations and countries that the country works with, and how; programmes stand in the table of assistance.
-- Grain: one row per tie (organisation or country; kind of tie; term). Parameters: $country.
WITH ties AS (
  SELECT r.*, r.object AS slug, r.object_name AS full_name, r.object_kind AS kind FROM relations AS r WHERE r.subject = $country
  UNION ALL
  SELECT r.*, r.subject, r.subject_name, r.subject_kind FROM relations AS r WHERE r.object = $country AND r.type = 'cooperates_with'
)
SELECT
  r.fact_id, list(r.claim_id ORDER BY r.preferred DESC, r.claim_id) AS claim_ids, r.slug,
  CASE WHEN o.acronym IS NULL OR contains(r.full_name, o.acronym) THEN r.full_name ELSE r.full_name || ' (' || o.acronym || ')' END AS name,
  r.type, r.type_name, r.n,
  CASE r.type
    WHEN 'member_of' THEN 1 WHEN 'cooperates_within' THEN 2 WHEN 'cooperates_with' THEN 3 WHEN 'took_part_in' THEN 4 ELSE 5
  END AS place,
  min(r.from_date) AS from_date, max(r.to_date) AS to_date
FROM ties AS r
LEFT JOIN organisations AS o ON r.slug = o.slug
WHERE
  r.type IN ('member_of', 'cooperates_within', 'took_part_in', 'contributes_to', 'cooperates_with')
  AND r.kind IN ('organisation', 'country') AND r.variant NOT LIKE 'reading:%'
  AND coalesce(o.country, '') <> $country
GROUP BY r.fact_id, r.slug, r.full_name, o.acronym, r.type, r.type_name, r.n
ORDER BY place, r.full_name, r.n, from_date, r.fact_id
