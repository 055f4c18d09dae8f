-- The country of the report.
-- Grain: one row. Parameters: $country.
SELECT slug, name FROM countries WHERE slug = $country ORDER BY slug
