-- The newest figure of every series about the country, the one it compares with, and why a figure is left out of the pages.
-- Grain: one row per series (metric, subject, breakdown, kind of period). Parameters: $country.
WITH watched AS (
  -- What more sources count, and over a longer time, tells more.
  SELECT x.metric, x.subject, x.breakdown, count(DISTINCT x.source) * 100 + least(count(*), 99) AS many
  FROM series AS x
  GROUP BY x.metric, x.subject, x.breakdown
),
about AS (
  SELECT
    o.*, s.position, s.comparable, s.direction, s.previous_claim_id, s.previous_start, s.previous_end, m.theme, m.weight,
    o.subject = $country AS is_own,
    max(o.period_end) OVER (PARTITION BY o.metric, o.subject, o.breakdown) AS last_end,
    coalesce(w.many, 0) AS watched
  FROM observations AS o
  INNER JOIN metrics AS m ON m.slug = o.metric
  LEFT JOIN series AS s ON s.claim_id = o.claim_id
  LEFT JOIN watched AS w ON w.metric = o.metric AND w.subject = o.subject AND w.breakdown = o.breakdown
  WHERE
    o.preferred AND o.variant = 'main' AND coalesce(s.position, 1) = 1
    AND (
      o.subject IN (SELECT c.entity FROM country_scope AS c WHERE c.country = $country AND c.distance < 2)
      OR o.breakdown = $country
    )
),
placed AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY metric, subject ORDER BY breakdown <> 'total', modality <> 'fact', last_end < period_end, watched DESC, value_base DESC, breakdown, period_end DESC, claim_id
    ) AS place
  FROM about
)
SELECT
  p.claim_id, p.fact_id, p.theme, p.weight, p.metric, p.metric_name, p.subject, p.subject_name, p.is_own, p.breakdown,
  p.breakdown_name AS breakdown_title,
  CASE
    WHEN body.acronym IS NOT NULL THEN body.acronym
    WHEN regexp_matches(p.breakdown_name, '^\p{Lu}\p{Ll}') AND p.breakdown NOT IN (SELECT c.slug FROM countries AS c)
      THEN lower(p.breakdown_name[1]) || p.breakdown_name[2:]
    ELSE p.breakdown_name
  END AS breakdown_name,
  p.unit, p.period_start, p.period_end, p.period_type, p.source, p.contested, p.value_base,
  CASE WHEN p.comparable THEN p.previous_claim_id END AS before_claim_id, p.previous_start AS before_start,
  p.previous_end AS before_end, CASE WHEN p.comparable THEN coalesce(p.direction, 'cannot_tell') END AS way,
  p.modality,
  max(p.period_end) FILTER (WHERE p.theme <> 'setting' AND p.modality = 'fact' AND p.period_end <= CAST($as_of AS DATE)) OVER () AS newest_end,
  coalesce(year(CAST($as_of AS DATE)) - year(p.period_end), 0) AS age,
  CASE
    WHEN p.modality <> 'fact' THEN 'expected'
    WHEN p.theme = 'setting' AND p.metric <> 'population' THEN 'setting'
    WHEN p.period_end < p.last_end - INTERVAL 2 YEARS THEN 'older'
    WHEN p.place > 4 THEN 'smaller'
  END AS left_out,
  row_number() OVER (
    PARTITION BY p.metric ORDER BY p.subject <> $country, p.period_end < p.last_end, p.last_end DESC, p.watched DESC, p.breakdown <> 'total', p.value_base DESC, p.claim_id
  ) AS metric_place
FROM placed AS p
LEFT JOIN organisations AS body ON p.breakdown = body.slug
ORDER BY
  p.weight DESC, p.metric, p.subject <> $country, p.subject, p.breakdown <> 'total', p.period_end < p.last_end, p.watched DESC,
  p.value_base DESC, p.breakdown, p.period_end DESC, p.claim_id
