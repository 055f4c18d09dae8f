-- So many stages of such a length take as long as the whole period.
WITH pairs AS (
  SELECT
    n, t, n.lo * t.lo AS lo, n.hi * t.hi AS hi,
    CASE
      WHEN t.dimension = 'duration_days' THEN n.ends - n.starts + 1
      ELSE date_diff('month', n.starts, n.ends + 1) / 12
    END AS length
  FROM store.metric_links AS l
  INNER JOIN linked AS n ON n.metric_id = l.metric_id
  LEFT JOIN linked AS t
    ON t.metric_id = l.of_metric_id AND t.subject_id = n.subject_id AND t.breakdown_id = n.breakdown_id
    AND t.starts IS NOT DISTINCT FROM n.starts AND t.ends IS NOT DISTINCT FROM n.ends
  WHERE l.type = 'times_is_period'
  QUALIFY row_number() OVER (
    PARTITION BY n.claim_id ORDER BY t.source_id = n.source_id DESC, t.preferred DESC, t.claim_id
  ) = 1
)
SELECT
  n.subject, n.starts AS period_start, n.ends AS period_end, lo / t.factor AS expected_low,
  hi / t.factor AS expected_high, length / t.factor AS actual_low, length / t.factor AS actual_high,
  CASE
    WHEN t.claim_id IS NULL OR length IS NULL THEN 'cannot_tell'
    WHEN store.apart(lo, hi, length, length) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  'stages_fill_period-' || CASE
    WHEN t.claim_id IS NULL THEN 'no-length' WHEN length IS NULL THEN 'no-period' ELSE verdict
  END AS code,
  {
    question: store.as_question(n.metric, n.subject, n.part), day: store.as_period(n.starts, n.ends),
    count: store.as_figure(n), each: store.as_figure(t),
    computed: store.as_span(lo / t.factor, hi / t.factor, t.unit),
    whole: store.as_span(length / t.factor, length / t.factor, t.unit)
  } AS params,
  list_filter([n.claim_id, t.claim_id], lambda x: x IS NOT NULL) AS claims
FROM pairs
