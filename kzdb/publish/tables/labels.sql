-- One row per name in another language than English: of an entity, metric, unit, type, topic and so on.
SELECT l.list, l.slug, l.language, l.name
FROM store.labels AS l
ORDER BY l.list, l.slug, l.language
