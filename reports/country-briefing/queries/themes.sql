-- The themes of the vocabulary, the weightiest first: each has a section where the base holds enough.
-- Grain: one row per theme. Parameters: none.
SELECT slug, name
FROM themes
WHERE slug NOT IN ('publication', 'setting')
ORDER BY weight DESC, slug
