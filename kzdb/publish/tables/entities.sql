-- One row per entity that a claim can be about, of whatever kind.
SELECT n.slug, n.kind, n.type, n.name, n.acronym, n.aliases, n.country
FROM store.named AS n
ORDER BY n.slug
