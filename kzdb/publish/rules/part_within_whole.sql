-- No part is larger than its whole: the heroin seized is no more than all drugs seized.
WITH ranked AS (
  SELECT *, (coalesce(largest_lo / whole_hi, 0), -whole, -largest) AS nearness FROM families
),
found AS (
  SELECT whole, largest, same_source, claims, NULL::BIGINT AS cases
  FROM ranked
  WHERE store.below(whole_hi, largest_lo)
  UNION ALL
  SELECT
    arg_max(whole, nearness), arg_max(largest, nearness), arg_max(same_source, nearness),
    CASE WHEN bool_and(same_source) THEN flatten(list(claims)) ELSE list_distinct(flatten(list(claims))) END, count(*)
  FROM ranked
  WHERE NOT store.below(whole_hi, largest_lo)
  GROUP BY metric_id, subject_id, base_id
)
SELECT
  e.slug AS subject, w.starts AS period_start, w.ends AS period_end, w.hi / w.factor AS expected_high,
  p.lo / w.factor AS actual_low, p.hi / w.factor AS actual_high,
  CASE WHEN f.cases IS NULL THEN 'fails' ELSE 'holds' END AS verdict, 'part_within_whole-' || verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, 'total'), day: store.as_period(w.starts, w.ends),
    part: store.as_name('breakdowns', b.slug), figure: store.as_figure(p), whole: store.as_figure(w),
    sources: CASE WHEN f.same_source THEN 'one' ELSE 'two' END, cases: coalesce(f.cases, 1)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN stated AS w ON w.claim_id = f.whole
INNER JOIN stated AS p ON p.claim_id = f.largest
INNER JOIN store.metrics AS m ON m.id = w.metric_id
INNER JOIN store.entities AS e ON e.id = w.subject_id
INNER JOIN store.breakdowns AS b ON b.id = p.breakdown_id
