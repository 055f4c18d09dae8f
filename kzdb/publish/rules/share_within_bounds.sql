-- A share of a whole lies between nothing and all of it.
SELECT
  e.slug AS subject, s.starts AS period_start, s.ends AS period_end,
  0::DOUBLE AS expected_low, 1 / s.factor AS expected_high,
  s.lo / s.factor AS actual_low, s.hi / s.factor AS actual_high,
  CASE WHEN store.apart(0, 1, s.lo, s.hi) THEN 'fails' ELSE 'holds' END AS verdict,
  'share_within_bounds-' || verdict AS code,
  {
    question: store.as_question(m.slug, e.slug, b.slug), day: store.as_period(s.starts, s.ends),
    figure: store.as_figure(s)
  } AS params,
  [s.claim_id] AS claims
FROM stated AS s
INNER JOIN store.metrics AS m ON m.id = s.metric_id
INNER JOIN store.entities AS e ON e.id = s.subject_id
INNER JOIN store.breakdowns AS b ON b.id = s.breakdown_id
WHERE s.nature = 'share'
