-- One row per preferred figure, newest first within its series: comparable periods of one metric, subject and breakdown,
-- each with the figure before it and the change between the two.
-- A series holds periods of one kind: calendar years, the first nine months, points in time. So nine months are never
-- compared with a year, nor a summer with a winter. The change is an interval, from what both figures leave open.
WITH figures AS (
  SELECT
    o.*, f.lo, f.hi,
    CASE
      WHEN o.period_type IN ('point', 'fiscal_year') THEN o.period_type
      WHEN day(o.period_start) = 1 AND day(o.period_end + 1) = 1 THEN
        CASE date_diff('month', o.period_start, o.period_end + 1) % 12
          WHEN 0 THEN (date_diff('month', o.period_start, o.period_end + 1) // 12) || ' years'
          ELSE date_diff('month', o.period_start, o.period_end + 1) || ' months'
        END || CASE WHEN month(o.period_start) = 1 THEN '' ELSE ' from ' || monthname(o.period_start) END
      ELSE (o.period_end - o.period_start + 1) || ' days from ' || strftime(o.period_start, '%-d %B')
    END AS period_class
  FROM published.observations AS o
  INNER JOIN store.figures AS f ON f.claim_id = o.claim_id
  WHERE o.preferred AND o.period_start IS NOT NULL
),
compared AS (
  SELECT
    z.*, a.claim_id AS previous_claim_id, a.period_start AS previous_start, a.period_end AS previous_end,
    a.value AS previous_value, a.unit AS previous_unit, a.contested AS previous_contested, a.source = z.source AS same_source,
    a.lo AS lo_before, a.hi AS hi_before,
    CASE
      WHEN a.claim_id IS NULL THEN 'no_earlier' WHEN a.unit_base <> z.unit_base THEN 'currency'
      WHEN a.nature <> z.nature THEN 'nature'
    END AS reason
  FROM figures AS z
  ASOF LEFT JOIN figures AS a
    ON a.metric = z.metric AND a.subject = z.subject AND a.breakdown = z.breakdown AND a.period_class = z.period_class
    AND a.modality = z.modality AND z.period_start > a.period_end
)
SELECT
  c.metric, c.metric_name, c.subject, c.subject_name, c.country, c.breakdown, c.breakdown_name, c.period_class,
  row_number() OVER (
    PARTITION BY c.metric, c.subject, c.breakdown, c.period_class, c.modality
    ORDER BY c.period_end DESC, c.period_start DESC, c.claim_id
  ) AS position,
  c.claim_id, c.fact_id, c.period_start, c.period_end, c.period_type, c.value, c.value_end, c.decimals, c.value_low,
  c.value_high, c.unit, c.unit_symbol, c.qualifier, c.nature, c.modality, c.inferred, c.variant, c.contested, c.source,
  c.previous_claim_id, c.previous_start, c.previous_end, c.previous_value, c.previous_unit, c.previous_contested,
  c.same_source, c.reason IS NULL AS comparable, c.reason,
  CASE
    WHEN c.reason IS NOT NULL THEN NULL
    WHEN c.lo > c.hi_before THEN 'up' WHEN c.hi < c.lo_before THEN 'down'
    WHEN c.lo = c.lo_before AND c.hi = c.hi_before THEN 'level'
    ELSE 'cannot_tell'
  END AS direction,
  CASE WHEN c.reason IS NULL AND c.lo_before > 0 AND c.hi_before > 0 THEN (c.lo / c.hi_before - 1) * 100 END AS change_low,
  CASE WHEN c.reason IS NULL AND c.lo_before > 0 THEN (c.hi / c.lo_before - 1) * 100 END AS change_high
FROM compared AS c
ORDER BY c.subject, c.metric, c.breakdown, c.modality, c.period_class, position
