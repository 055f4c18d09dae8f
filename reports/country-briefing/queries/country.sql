-- The country that the briefing is about.
-- Grain: one row. Parameters: $country.
SELECT slug, name
FROM countries
WHERE slug = $country
ORDER BY slug
