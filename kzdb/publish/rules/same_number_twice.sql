-- An exact number of four digits or more does not come up again in another period; mostly it was copied.
WITH exact AS (
  SELECT * FROM stated WHERE main AND starts IS NOT NULL AND store.is_exact(coef, coef_high, qualifier)
),
repeated AS MATERIALIZED (
  SELECT
    metric_id, subject_id, breakdown_id, base_id, coef, exp10, lo, min(ends) AS first_end, max(starts) AS last_start
  FROM exact
  GROUP BY metric_id, subject_id, breakdown_id, base_id, coef, exp10, lo
  HAVING first_end < last_start
),
found AS (
  SELECT
    TRUE AS again, arg_min(s.claim_id, (s.starts, s.claim_id)) AS first_claim,
    arg_max(s.claim_id, (s.ends, -s.claim_id)) AS last_claim, list(s.claim_id) AS claims
  FROM exact AS s
  INNER JOIN repeated AS r
    ON r.metric_id = s.metric_id AND r.subject_id = s.subject_id AND r.breakdown_id = s.breakdown_id
    AND r.base_id = s.base_id AND r.coef = s.coef AND r.exp10 = s.exp10 AND r.lo = s.lo
  GROUP BY s.metric_id, s.subject_id, s.breakdown_id, s.base_id, s.coef, s.exp10, s.lo
  UNION ALL
  SELECT
    FALSE, arg_min(c.first_claim, (c.starts, c.first_claim)), arg_max(c.last_claim, (c.ends, -c.last_claim)),
    flatten(list(c.claims))
  FROM runs AS c
  ANTI JOIN repeated AS r ON r.metric_id = c.metric_id AND r.subject_id = c.subject_id
  WHERE c.periods > 1 AND c.exact_numbers > 1
  GROUP BY c.metric_id, c.subject_id
)
SELECT
  e.slug AS subject, a.starts AS period_start, z.ends AS period_end,
  CASE WHEN f.again THEN z.lo / z.factor END AS actual_low, CASE WHEN f.again THEN z.hi / z.factor END AS actual_high,
  CASE WHEN f.again THEN 'fails' ELSE 'holds' END AS verdict, 'same_number_twice-' || verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, CASE WHEN f.again THEN b.slug ELSE 'total' END),
    figure: store.as_figure(z), first_day: store.as_period(a.starts, a.ends), last_day: store.as_period(z.starts, z.ends)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN stated AS a ON a.claim_id = f.first_claim
INNER JOIN stated AS z ON z.claim_id = f.last_claim
INNER JOIN store.metrics AS m ON m.id = z.metric_id
INNER JOIN store.entities AS e ON e.id = z.subject_id
INNER JOIN store.breakdowns AS b ON b.id = z.breakdown_id
