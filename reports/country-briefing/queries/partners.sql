-- International organisations and initiatives in which the country takes part, and how.
-- Grain: one row per tie (organisation, programme or country; kind of tie; term). Parameters: $as_of, $country.
SELECT
  r.fact_id, list(r.claim_id ORDER BY r.preferred DESC, r.claim_id) AS claim_ids, r.object AS slug,
  CASE WHEN o.acronym IS NULL OR contains(r.object_name, o.acronym) THEN r.object_name ELSE r.object_name || ' (' || o.acronym || ')' END AS name,
  r.type, r.type_name, r.n,
  CASE r.type
    WHEN 'member_of' THEN 1 WHEN 'cooperates_within' THEN 2 WHEN 'cooperates_with' THEN 3 WHEN 'took_part_in' THEN 4 ELSE 5
  END AS place,
  min(r.from_date) AS from_date, max(r.to_date) AS to_date
FROM relations AS r
LEFT JOIN organisations AS o ON r.object = o.slug
LEFT JOIN programmes AS p ON r.object = p.slug
WHERE
  r.subject = $country AND r.type IN ('member_of', 'cooperates_within', 'took_part_in', 'contributes_to', 'cooperates_with')
  AND r.object_kind IN ('organisation', 'programme', 'country') AND r.variant NOT LIKE 'reading:%'
  AND coalesce(o.country, p.country, '') <> $country
  AND (r.published_on IS NULL OR r.published_on <= $as_of)
GROUP BY r.fact_id, r.object, r.object_name, o.acronym, r.type, r.type_name, r.n
ORDER BY place, r.object_name, r.n, from_date, r.fact_id
