-- No part is larger than its whole: the heroin seized is no more than all drugs seized.
WITH found AS (
  SELECT whole, largest, same_source, claims, NULL::BIGINT AS cases
  FROM families
  WHERE store.below(whole_hi, largest_lo)
  UNION ALL
  SELECT
    arg_max(whole, (coalesce(largest_lo / whole_hi, 0), -whole, -largest)), arg_max(largest, (coalesce(largest_lo / whole_hi, 0), -whole, -largest)),
    arg_max(same_source, (coalesce(largest_lo / whole_hi, 0), -whole, -largest)),
    CASE WHEN bool_and(same_source) THEN flatten(list(claims)) ELSE list_distinct(flatten(list(claims))) END, count(*)
  FROM families
  WHERE NOT store.below(whole_hi, largest_lo)
  GROUP BY metric_id, subject_id
)
SELECT
  e.slug AS subject, w.starts AS period_start, w.ends AS period_end,
  NULL::DOUBLE AS expected_low, w.hi / w.factor AS expected_high,
  p.lo / w.factor AS actual_low, p.hi / w.factor AS actual_high,
  CASE WHEN f.cases IS NULL THEN 'fails' ELSE 'holds' END AS verdict,
  f.claims,
  m.name || ', ' || e.name || ', ' || w.at_time || ': ' || b.name || ', ' || store.words(p)
  || CASE WHEN f.cases IS NULL THEN ', is larger than the whole, ' ELSE ', is no larger than the whole, ' END
  || store.words(w)
  || CASE WHEN f.same_source THEN '.' ELSE ', which another source gives.' END
  || CASE WHEN f.cases > 1 THEN ' It comes nearest of ' || f.cases || ' wholes with parts.' ELSE '' END AS explanation
FROM found AS f
INNER JOIN stated AS w ON w.claim_id = f.whole
INNER JOIN stated AS p ON p.claim_id = f.largest
INNER JOIN store.metrics AS m ON m.id = w.metric_id
INNER JOIN store.entities AS e ON e.id = w.subject_id
INNER JOIN store.breakdowns AS b ON b.id = p.breakdown_id
