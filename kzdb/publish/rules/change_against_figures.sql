-- A stated percentage of decrease agrees with the figures at the two ends of its period.
WITH computed AS (
  SELECT *, 1 - ratio_high AS low, 1 - ratio_low AS high FROM ends WHERE link = 'drop_between'
)
SELECT
  d.subject, d.starts AS period_start, d.ends AS period_end, low / d.factor AS expected_low,
  high / d.factor AS expected_high, d.lo / d.factor AS actual_low, d.hi / d.factor AS actual_high,
  CASE
    WHEN a.claim_id IS NULL OR z.claim_id IS NULL THEN 'cannot_tell'
    WHEN store.apart(low, high, d.lo, d.hi) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  'change_against_figures-' || CASE
    WHEN verdict <> 'cannot_tell' THEN verdict WHEN a.claim_id IS NOT NULL THEN 'no-end'
    WHEN z.claim_id IS NOT NULL THEN 'no-beginning' ELSE 'no-figures'
  END AS code,
  {
    question: store.as_question(d.metric, d.subject, d.part), day: store.as_period(d.starts, d.ends),
    stated: store.as_figure(d), first: store.as_figure(a), first_day: store.as_period(a.starts, a.ends),
    last: store.as_figure(z), last_day: store.as_period(z.starts, z.ends),
    computed: store.as_span(low / d.factor, high / d.factor, d.unit)
  } AS params,
  list_filter([d.claim_id, a.claim_id, z.claim_id], lambda x: x IS NOT NULL) AS claims
FROM computed
