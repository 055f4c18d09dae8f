-- One row per preferred figure, newest first in its series: comparable periods, each with the figure before it.
-- A series is one metric, subject and breakdown over periods of one kind: calendar years, the first nine months, points in
-- time. So nine months are never compared with a year, nor a summer with a winter. The change is an interval, from what
-- both figures leave open; of what is counted one by one, and printed to the last one, nothing is. Nor is the price of a
-- kilogram compared with that of a gram: who buys less pays more for it.
WITH figures AS (
  SELECT
    o.*, u.dimension IN ('count', 'people') AND o.qualifier = 'exact' AND o.exp10 = 0 AND f.hi - f.lo = 1 AS is_counted,
    CASE WHEN is_counted THEN f.lo + 0.5 ELSE f.lo END AS lo, CASE WHEN is_counted THEN f.hi - 0.5 ELSE f.hi END AS hi,
    m.nature = 'price' AND u.dimension <> 'exchange_rate' AS is_price,
    CASE
      WHEN o.period_type = 'point' THEN 0
      WHEN day(o.period_start) = 1 AND day(o.period_end + 1) = 1 THEN date_diff('month', o.period_start, o.period_end + 1)
      ELSE -(o.period_end - o.period_start + 1)
    END AS months,
    CASE
      WHEN o.period_type IN ('point', 'fiscal_year') THEN 0
      ELSE month(o.period_start) * 100 + CASE WHEN months < 0 THEN day(o.period_start) ELSE 0 END
    END AS starts_in
  FROM published.observations AS o
  INNER JOIN store.figures AS f ON f.claim_id = o.claim_id
  INNER JOIN store.units AS u ON u.id = f.unit_id
  INNER JOIN store.metrics AS m ON m.slug = o.metric
  WHERE o.preferred AND o.period_start IS NOT NULL
),
placed AS (
  SELECT
    *, count(*) OVER kind - row_number() OVER run + 1 AS position,
    lag(claim_id) OVER run AS previous_claim_id, lag(period_start) OVER run AS previous_start,
    lag(period_end) OVER run AS previous_end, lag(value) OVER run AS previous_value, lag(unit) OVER run AS previous_unit,
    lag(contested) OVER run AS previous_contested, lag(source) OVER run = source AS same_source,
    lag(lo) OVER run AS lo_before, lag(hi) OVER run AS hi_before,
    CASE
      WHEN previous_claim_id IS NULL THEN 'no_earlier' WHEN previous_end >= period_start THEN 'overlap'
      WHEN lag(unit_base) OVER run <> unit_base THEN 'currency' WHEN lag(nature) OVER run <> nature THEN 'nature'
      WHEN is_price AND previous_unit <> unit THEN 'quantity'
    END AS reason
  FROM figures
  WINDOW
    kind AS (PARTITION BY subject, metric, breakdown, modality, months, starts_in),
    run AS (kind ORDER BY period_end, period_start, claim_id)
)
SELECT
  metric, metric_name, subject, subject_name, country, breakdown, breakdown_name,
  CASE
    WHEN months = 0 THEN 'point' WHEN months < 0 THEN -months || ' days' WHEN starts_in = 0 THEN 'fiscal year'
    WHEN months = 12 THEN 'year' WHEN months % 12 = 0 THEN (months // 12) || ' years' ELSE months || ' months'
  END || CASE
    WHEN starts_in IN (0, 100) THEN ''
    ELSE ' from ' || CASE WHEN months < 0 THEN (starts_in % 100) || ' ' ELSE '' END
      || monthname(make_date(2000, starts_in::INTEGER // 100, 1))
  END AS period_class,
  position, claim_id, fact_id, period_start, period_end, period_type, value, value_end, decimals, value_low, value_high,
  unit, unit_symbol, qualifier, nature, modality, inferred, variant, contested, source, previous_claim_id,
  previous_start, previous_end, previous_value, previous_unit, previous_contested, same_source,
  reason IS NULL AS comparable, reason,
  CASE
    WHEN reason IS NOT NULL THEN NULL WHEN lo > hi_before THEN 'up' WHEN hi < lo_before THEN 'down'
    WHEN lo = lo_before AND hi = hi_before THEN 'level' ELSE 'cannot_tell'
  END AS direction,
  CASE WHEN reason IS NULL AND lo_before > 0 AND hi_before > 0 THEN (lo / hi_before - 1) * 100 END AS change_low,
  CASE WHEN reason IS NULL AND lo_before > 0 THEN (hi / lo_before - 1) * 100 END AS change_high
FROM placed
ORDER BY subject, metric, breakdown, modality, period_class, position
