-- What was counted in a shorter period is no more than in a longer one around it: nine months no more than the year.
WITH largest AS (
  SELECT
    n.longer, n.same_source, arg_max(n.shorter, (i.lo, -n.shorter)) FILTER (WHERE i.lo IS NOT NULL) AS shorter,
    list(n.shorter) AS claims
  FROM nested AS n
  INNER JOIN stated AS i ON i.claim_id = n.shorter
  GROUP BY ALL
)
SELECT
  e.slug AS subject, o.starts AS period_start, o.ends AS period_end, o.hi / o.factor AS expected_high,
  i.lo / o.factor AS actual_low, i.hi / o.factor AS actual_high,
  CASE WHEN store.below(o.hi, i.lo) THEN 'fails' ELSE 'holds' END AS verdict,
  'shorter_within_longer-' || verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, b.slug), shorter: store.as_figure(i),
    shorter_day: store.as_period(i.starts, i.ends), longer: store.as_figure(o),
    longer_day: store.as_period(o.starts, o.ends), sources: CASE WHEN l.same_source THEN 'one' ELSE 'two' END
  } AS params,
  list_append(l.claims, o.claim_id) AS claims
FROM largest AS l
INNER JOIN stated AS o ON o.claim_id = l.longer
INNER JOIN stated AS i ON i.claim_id = l.shorter
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.entities AS e ON e.id = o.subject_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
