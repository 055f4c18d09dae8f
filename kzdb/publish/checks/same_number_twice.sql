-- An exact number of four digits or more does not come up again in another period; it was mostly copied from the one before.
WITH exact AS (
  SELECT * FROM stated
  WHERE main AND qualifier = 'exact' AND coef_high IS NULL AND coef >= 1000 AND coef % 100 <> 0 AND starts IS NOT NULL
),
numbers AS (
  SELECT
    metric_id, subject_id, breakdown_id, coef, exp10, lo, arg_min(claim_id, starts) AS first_claim,
    arg_max(claim_id, ends) AS last_claim, list(claim_id) AS claims
  FROM exact
  GROUP BY ALL
  HAVING min(ends) < max(starts)
),
found AS (
  SELECT true AS again, first_claim, last_claim, claims FROM numbers
  UNION ALL
  SELECT false, arg_min(x.claim_id, x.starts), arg_max(x.claim_id, x.ends), list(x.claim_id)
  FROM exact AS x
  ANTI JOIN numbers AS n ON n.metric_id = x.metric_id AND n.subject_id = x.subject_id
  GROUP BY x.metric_id, x.subject_id
  HAVING min(x.ends) < max(x.starts)
)
SELECT
  e.slug AS subject, a.starts AS period_start, z.ends AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high,
  CASE WHEN f.again THEN z.lo / z.factor END AS actual_low, CASE WHEN f.again THEN z.hi / z.factor END AS actual_high,
  CASE WHEN f.again THEN 'fails' ELSE 'holds' END AS verdict,
  f.claims,
  m.name || ', ' || e.name
  || CASE
       WHEN f.again THEN CASE WHEN z.whole THEN ': ' ELSE ', ' || b.name || ': ' END || store.words(z) || ' is given for ' || store.time_of(a.starts, a.ends) || ' and again for '
         || store.time_of(z.starts, z.ends) || '; one may be copied from the other.'
       ELSE ': no exact number is given twice, from ' || store.time_of(a.starts, a.ends) || ' to '
         || store.time_of(z.starts, z.ends) || '.'
     END AS explanation
FROM found AS f
INNER JOIN stated AS a ON a.claim_id = f.first_claim
INNER JOIN stated AS z ON z.claim_id = f.last_claim
INNER JOIN store.metrics AS m ON m.id = z.metric_id
INNER JOIN store.entities AS e ON e.id = z.subject_id
INNER JOIN store.breakdowns AS b ON b.id = z.breakdown_id
