-- One row per city, region, border or route.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases, n.country
FROM store.named AS n
WHERE n.kind = 'place'
ORDER BY n.slug
