-- What was counted in a shorter period is no more than in a longer one around it: nine months no more than the year.
WITH largest AS (
  SELECT n.longer, n.same_source, arg_max(n.shorter, (i.lo, -n.shorter)) FILTER (WHERE i.lo IS NOT NULL) AS shorter, list(n.shorter) AS claims
  FROM nested AS n
  INNER JOIN stated AS i ON i.claim_id = n.shorter
  GROUP BY ALL
)
SELECT
  e.slug AS subject, o.starts AS period_start, o.ends AS period_end,
  NULL::DOUBLE AS expected_low, o.hi / o.factor AS expected_high,
  i.lo / o.factor AS actual_low, i.hi / o.factor AS actual_high,
  CASE WHEN store.below(o.hi, i.lo) THEN 'fails' ELSE 'holds' END AS verdict,
  list_append(l.claims, o.claim_id) AS claims,
  m.name || ', ' || e.name || CASE WHEN o.whole THEN '' ELSE ', ' || b.name END || ': '
  || store.words(i) || ' ' || store.when_of(i)
  || CASE WHEN store.below(o.hi, i.lo) THEN ' is more than ' ELSE ' is no more than ' END
  || store.words(o) || ' ' || store.when_of(o) || ', which contains it'
  || CASE WHEN l.same_source THEN '.' ELSE '; two sources give them.' END AS explanation
FROM largest AS l
INNER JOIN stated AS o ON o.claim_id = l.longer
INNER JOIN stated AS i ON i.claim_id = l.shorter
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.entities AS e ON e.id = o.subject_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
