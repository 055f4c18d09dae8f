-- One row per metric: what is measured or counted, with its definition and the unit it is shown in.
SELECT m.slug, m.name, m.definition, m.dimension, u.slug AS unit, m.nature
FROM store.metrics AS m
INNER JOIN store.units AS u ON u.id = m.unit_id
