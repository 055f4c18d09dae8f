-- One row per unit of measurement, with its exact factor to its base unit; figures with one base unit compare.
SELECT
  u.slug, u.name, u.symbol, u.dimension, u.slug AS unit, b.slug AS unit_base, u.num AS factor_num, u.den AS factor_den
FROM store.units AS u
INNER JOIN store.units AS b ON b.id = u.base_id
ORDER BY u.slug
