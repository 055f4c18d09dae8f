-- The weightiest measure of supply over time: up to three parts with at least three points of one kind each.
-- Grain: one row per figure. Parameters: $country.
WITH watched AS (
  SELECT x.metric, x.breakdown, count(DISTINCT x.source) AS sources
  FROM series AS x
  WHERE x.subject = $country
  GROUP BY x.metric, x.breakdown
),
lines AS (
  SELECT
    s.metric, s.breakdown, s.period_class, m.weight, count(*) AS points,
    max(s.period_end) AS last_end, max(max(s.period_end)) OVER (PARTITION BY s.metric) AS max_end,
    arg_max(o.value_base, s.period_end) AS last_base, any_value(w.sources) AS sources
  FROM series AS s
  INNER JOIN watched AS w ON w.metric = s.metric AND w.breakdown = s.breakdown
  INNER JOIN metrics AS m ON m.slug = s.metric
  INNER JOIN observations AS o ON o.claim_id = s.claim_id
  WHERE s.subject = $country AND s.variant = 'main' AND s.modality = 'fact' AND m.theme = 'supply'
  GROUP BY s.metric, s.breakdown, s.period_class, m.weight
  HAVING count(*) >= 3
  QUALIFY row_number() OVER (PARTITION BY s.metric, s.breakdown ORDER BY max(s.period_end) DESC, count(*) DESC, s.period_class) = 1
),
chosen AS (
  SELECT
    *, row_number() OVER (
      PARTITION BY metric ORDER BY last_end < max_end, sources DESC, points DESC, last_base DESC, breakdown
    ) AS place
  FROM lines
  QUALIFY metric = first_value(metric) OVER (ORDER BY weight DESC, metric)
)
SELECT
  s.claim_id, c.place AS panel_place, s.metric, s.metric_name,
  s.breakdown_name AS panel, s.breakdown, s.period_class, year(s.period_end) AS year, s.period_start, s.period_end,
  o.value_base AS base, s.value, s.unit, s.unit_symbol, s.source, s.position = 1 AS is_latest
FROM chosen AS c
INNER JOIN series AS s
  ON s.metric = c.metric AND s.breakdown = c.breakdown AND s.period_class = c.period_class AND s.subject = $country
  AND s.variant = 'main' AND s.modality = 'fact'
INNER JOIN observations AS o ON o.claim_id = s.claim_id
WHERE c.place <= 3 AND s.position <= 12
ORDER BY c.place, s.period_end, s.claim_id
