-- One row per way in which one entity relates to another, read in both directions.
SELECT r.slug, r.name, r.inverse_name, r.single_valued = 1 AS single_valued, h.slug AS theme, h.name AS theme_name, r.weight
FROM store.relation_types AS r
INNER JOIN store.themes AS h ON h.id = r.theme_id
ORDER BY r.slug
