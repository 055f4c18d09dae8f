-- One row per theme: what a reader looks for. Metrics, topics and relation types each belong to one.
SELECT t.slug, t.name, t.weight
FROM store.themes AS t
ORDER BY t.weight DESC, t.slug
