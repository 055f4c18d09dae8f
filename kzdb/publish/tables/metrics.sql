-- One row per metric: what is measured or counted, with its definition, its unit and where a reader looks for it.
SELECT
  m.slug, m.name, m.definition, m.dimension, u.slug AS unit, m.nature, t.slug AS theme, t.name AS theme_name, m.weight
FROM store.metrics AS m
INNER JOIN store.units AS u ON u.id = m.unit_id
INNER JOIN store.themes AS t ON t.id = m.theme_id
ORDER BY m.slug
