-- From one period to the next a figure does not rise or fall tenfold; such a jump is mostly a slip of unit or digit.
WITH steps AS (
  SELECT
    claim_id, metric_id, subject_id, starts, ends, lo, hi,
    lag(claim_id) OVER series AS before, lag(lo) OVER series AS lo_before, lag(hi) OVER series AS hi_before,
    lag(ends) OVER series AS ends_before
  FROM stated
  WHERE preferred AND starts IS NOT NULL AND nature IN ('stock', 'flow', 'price', 'rate', 'count')
  WINDOW series AS (PARTITION BY metric_id, subject_id, breakdown_id, period_type, modality ORDER BY starts)
),
judged AS MATERIALIZED (
  SELECT *, store.below(10 * hi_before, lo) OR store.below(hi, lo_before / 10) AS jumps
  FROM steps
  WHERE starts > ends_before AND starts - ends_before <= 300 AND hi_before > 0
),
found AS (
  SELECT claim_id, before, true AS jumps, [before, claim_id] AS claims FROM judged WHERE jumps
  UNION ALL
  SELECT arg_max(claim, z) FILTER (WHERE later), arg_min(claim, z) FILTER (WHERE NOT later), false, list(DISTINCT claim)
  FROM (
    SELECT metric_id, subject_id, starts AS z, unnest([claim_id, before]) AS claim, unnest([true, false]) AS later
    FROM judged WHERE NOT jumps
  )
  GROUP BY metric_id, subject_id
)
SELECT
  e.slug AS subject, a.starts AS period_start, z.ends AS period_end,
  CASE WHEN f.jumps THEN a.lo / 10 / z.factor END AS expected_low,
  CASE WHEN f.jumps THEN a.hi * 10 / z.factor END AS expected_high,
  z.lo / z.factor AS actual_low, z.hi / z.factor AS actual_high,
  CASE WHEN f.jumps THEN 'fails' ELSE 'holds' END AS verdict,
  f.claims,
  m.name || ', ' || e.name || CASE
       WHEN f.jumps THEN
         CASE WHEN z.whole THEN '' ELSE ', ' || b.name END || ': from ' || store.words(a) || ' ' || store.in_time(a.starts, a.ends) || ' to ' || store.words(z) || ' ' || store.in_time(z.starts, z.ends) || ', more than tenfold' || CASE WHEN z.lo > a.lo THEN ' up.' ELSE ' down.' END
       ELSE ': no tenfold jump between figures that follow each other, from ' || store.time_of(a.starts, a.ends) || ' to '
         || store.time_of(z.starts, z.ends) || '.'
     END AS explanation
FROM found AS f
INNER JOIN stated AS z ON z.claim_id = f.claim_id
INNER JOIN stated AS a ON a.claim_id = f.before
INNER JOIN store.metrics AS m ON m.id = z.metric_id
INNER JOIN store.entities AS e ON e.id = z.subject_id
INNER JOIN store.breakdowns AS b ON b.id = z.breakdown_id
