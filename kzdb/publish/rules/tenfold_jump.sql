-- From one period to the next a figure does not rise or fall tenfold; such a jump is mostly a slip of unit or digit.
WITH compared AS MATERIALIZED (
  SELECT * FROM runs WHERE periods > 1 AND nature IN ('stock', 'flow', 'price', 'rate', 'count')
),
-- Only where some two figures lie tenfold apart can there be a jump.
steps AS (
  SELECT
    s.claim_id, s.metric_id, s.subject_id, s.starts, s.lo, s.hi,
    lag(s.claim_id) OVER run AS before, lag(s.lo) OVER run AS lo_before, lag(s.hi) OVER run AS hi_before,
    lag(s.ends) OVER run AS ends_before
  FROM stated AS s
  SEMI JOIN (SELECT * FROM compared WHERE store.below(10 * least, greatest)) AS c
    ON c.metric_id = s.metric_id AND c.subject_id = s.subject_id AND c.breakdown_id = s.breakdown_id
    AND c.base_id = s.base_id AND c.period_type = s.period_type AND c.modality = s.modality
  WHERE s.preferred AND s.starts IS NOT NULL
  WINDOW run AS (
    PARTITION BY s.metric_id, s.subject_id, s.breakdown_id, s.base_id, s.period_type, s.modality ORDER BY s.starts
  )
),
jumps AS MATERIALIZED (
  SELECT claim_id, before, metric_id, subject_id
  FROM steps
  WHERE starts > ends_before AND starts - ends_before <= 300 AND hi_before > 0
    AND (store.below(10 * hi_before, lo) OR store.below(hi, lo_before / 10))
),
found AS (
  SELECT claim_id, before, TRUE AS jumps, [before, claim_id] AS claims FROM jumps
  UNION ALL
  SELECT
    arg_max(c.last_claim, (c.ends, -c.last_claim)), arg_min(c.first_claim, (c.starts, c.first_claim)), FALSE,
    flatten(list(c.claims))
  FROM compared AS c
  ANTI JOIN jumps AS j ON j.metric_id = c.metric_id AND j.subject_id = c.subject_id
  GROUP BY c.metric_id, c.subject_id
)
SELECT
  e.slug AS subject, a.starts AS period_start, z.ends AS period_end,
  CASE WHEN f.jumps THEN a.lo / 10 / z.factor END AS expected_low,
  CASE WHEN f.jumps THEN a.hi * 10 / z.factor END AS expected_high,
  CASE WHEN f.jumps THEN z.lo / z.factor END AS actual_low, CASE WHEN f.jumps THEN z.hi / z.factor END AS actual_high,
  CASE WHEN f.jumps THEN 'fails' ELSE 'holds' END AS verdict,
  'tenfold_jump-' || CASE WHEN NOT f.jumps THEN 'holds' WHEN z.lo > a.lo THEN 'up' ELSE 'down' END AS code,
  {
    question: store.as_question(m.slug, e.slug, CASE WHEN f.jumps THEN b.slug ELSE 'total' END),
    first: store.as_figure(a), first_day: store.as_period(a.starts, a.ends), last: store.as_figure(z),
    last_day: store.as_period(z.starts, z.ends)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN stated AS z ON z.claim_id = f.claim_id
INNER JOIN stated AS a ON a.claim_id = f.before
INNER JOIN store.metrics AS m ON m.id = z.metric_id
INNER JOIN store.entities AS e ON e.id = z.subject_id
INNER JOIN store.breakdowns AS b ON b.id = z.breakdown_id
