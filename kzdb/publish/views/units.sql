-- One row per unit of measurement, with its exact factor to the base unit of its dimension.
SELECT u.slug, u.name, u.symbol, u.dimension, u.slug AS unit, u.num AS factor_num, u.den AS factor_den
FROM store.units AS u
