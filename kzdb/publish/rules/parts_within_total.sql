-- Parts that do not overlap add up to no more than their total.
WITH exceeding AS (
  SELECT * FROM families WHERE parts > 1 AND store.below(whole_hi, lo)
),
-- What is known of the parts of those few: parts of other sorts, or one inside another, may overlap.
members AS (
  SELECT x.whole, x.same_source, b.entity_id, n.kind
  FROM (SELECT whole, same_source, unnest(claims) AS part FROM exceeding) AS x
  INNER JOIN stated AS p ON p.claim_id = x.part AND NOT p.whole
  INNER JOIN store.breakdowns AS b ON b.id = p.breakdown_id
  LEFT JOIN store.entities AS n ON n.id = b.entity_id
),
overlapping AS (
  SELECT whole, same_source FROM members GROUP BY ALL HAVING count(DISTINCT kind) <> 1 OR count(*) > count(kind)
  UNION
  SELECT a.whole, a.same_source
  FROM members AS a
  INNER JOIN members AS b ON b.whole = a.whole AND b.same_source = a.same_source
  INNER JOIN store.relation_facts AS r ON r.subject_id = a.entity_id AND r.object_id = b.entity_id
),
ranked AS (
  SELECT *, (coalesce(lo / whole_hi, 0), -whole) AS nearness FROM families
  WHERE parts > 1 AND NOT store.below(whole_hi, lo)
),
found AS (
  SELECT
    x.whole, x.same_source, x.parts, x.lo, x.hi, x.claims, NULL::BIGINT AS cases,
    CASE WHEN o.whole IS NULL THEN 'fails' ELSE 'cannot_tell' END AS verdict
  FROM exceeding AS x
  LEFT JOIN overlapping AS o ON o.whole = x.whole AND o.same_source = x.same_source
  UNION ALL
  SELECT
    arg_max(whole, nearness), arg_max(same_source, nearness), arg_max(parts, nearness), arg_max(lo, nearness),
    arg_max(hi, nearness),
    CASE WHEN bool_and(same_source) THEN flatten(list(claims)) ELSE list_distinct(flatten(list(claims))) END,
    count(*), 'holds'
  FROM ranked
  GROUP BY metric_id, subject_id, base_id
)
SELECT
  e.slug AS subject, w.starts AS period_start, w.ends AS period_end, w.hi / w.factor AS expected_high,
  f.lo / w.factor AS actual_low, f.hi / w.factor AS actual_high, f.verdict, 'parts_within_total-' || f.verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, 'total'), day: store.as_period(w.starts, w.ends), parts: f.parts,
    sum: store.as_span(f.lo / w.factor, f.hi / w.factor, w.unit), total: store.as_figure(w),
    sources: CASE WHEN f.same_source THEN 'one' ELSE 'two' END, cases: coalesce(f.cases, 1)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN stated AS w ON w.claim_id = f.whole
INNER JOIN store.metrics AS m ON m.id = w.metric_id
INNER JOIN store.entities AS e ON e.id = w.subject_id
