-- One row per rule and the claims it was applied to: what was expected, what is, and what came of it.
SELECT
  c.check_no, c.rule, c.sentence, c.subject, c.subject_name, c.period_start, c.period_end, c.expected_low,
  c.expected_high, c.actual_low, c.actual_high, c.verdict, c.claims, c.code, c.params, x.text AS explanation, c.waived,
  c.waiver_reason, c.waiver_expires, c.waiver
FROM store.checks AS c
INNER JOIN store.sentences AS x ON x.code = c.code AND x.params = c.params AND x.language = 'en'
ORDER BY c.check_no
