-- A share of a whole lies between nothing and all of it.
SELECT
  e.slug AS subject, s.starts AS period_start, s.ends AS period_end,
  0::DOUBLE AS expected_low, 1 / s.factor AS expected_high,
  s.lo / s.factor AS actual_low, s.hi / s.factor AS actual_high,
  CASE WHEN store.apart(0, 1, s.lo, s.hi) THEN 'fails' ELSE 'holds' END AS verdict,
  [s.claim_id] AS claims,
  m.name || ', ' || e.name || CASE WHEN s.starts IS NULL THEN '' ELSE ', ' || s.at_time END || ': ' || store.words(s)
  || CASE WHEN store.apart(0, 1, s.lo, s.hi) THEN ' cannot be a share of a whole.' ELSE ' is a possible share.' END
    AS explanation
FROM stated AS s
INNER JOIN store.metrics AS m ON m.id = s.metric_id
INNER JOIN store.entities AS e ON e.id = s.subject_id
WHERE s.nature = 'share'
