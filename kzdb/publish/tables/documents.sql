-- One row per work that a source cites or somebody publishes.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases
FROM store.named AS n
WHERE n.kind = 'document'
ORDER BY n.slug
