-- One row per topic that statements are about.
SELECT t.slug, t.name, h.slug AS theme, h.name AS theme_name, t.weight
FROM store.topics AS t
INNER JOIN store.themes AS h ON h.id = t.theme_id
ORDER BY t.slug
