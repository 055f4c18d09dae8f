-- One row per name in another language than English: of an entity, metric, unit, type, topic, or of a text of ours.
SELECT l.list, l.slug, l.language, l.name
FROM store.labels AS l
