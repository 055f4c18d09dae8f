-- One row per country.
SELECT n.slug, n.name, n.acronym, n.aliases, c.iso2, c.m49, c.fiscal_year
FROM store.named AS n
INNER JOIN store.countries AS c ON c.id = n.id
ORDER BY n.slug
