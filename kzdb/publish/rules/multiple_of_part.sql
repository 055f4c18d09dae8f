-- What is stated as a multiple of a part agrees with the figure of the whole.
WITH parts AS (
  SELECT
    x, p, l.of_metric_id, store.of_one_time(x.starts, x.ends, p.starts, p.ends) AS of_one_time,
    x.lo * p.lo AS lo, x.hi * p.hi AS hi
  FROM store.metric_links AS l
  INNER JOIN linked AS x ON x.metric_id = l.metric_id
  LEFT JOIN linked AS p
    ON p.metric_id = l.of_metric_id AND p.subject_id = x.subject_id AND p.breakdown_id = x.breakdown_id
  WHERE l.type = 'multiple_of'
  QUALIFY row_number() OVER (
    PARTITION BY x.claim_id ORDER BY store.rank_of(
      store.of_one_time(x.starts, x.ends, p.starts, p.ends), p.source_id = x.source_id,
      store.days_between(x.starts, x.ends, p.starts, p.ends)
    ), p.claim_id
  ) = 1
),
wholes AS (
  SELECT n.*, w, n.of_one_time AND store.of_one_time(n.p.starts, n.p.ends, w.starts, w.ends) AS all_of_one_time
  FROM parts AS n
  LEFT JOIN store.metric_links AS l ON l.metric_id = n.of_metric_id AND l.type = 'part_of'
  LEFT JOIN linked AS w
    ON w.metric_id = l.of_metric_id AND w.subject_id = n.x.subject_id AND w.breakdown_id = n.x.breakdown_id
  QUALIFY all_of_one_time OR row_number() OVER (
    PARTITION BY n.x.claim_id ORDER BY store.rank_of(
      all_of_one_time, w.source_id = n.x.source_id, store.days_between(n.x.starts, n.x.ends, w.starts, w.ends)
    ), w.claim_id
  ) = 1
)
SELECT
  x.subject, x.starts AS period_start, x.ends AS period_end, lo / p.factor AS expected_low,
  hi / p.factor AS expected_high, w.lo / p.factor AS actual_low, w.hi / p.factor AS actual_high,
  CASE
    WHEN p.claim_id IS NULL OR w.claim_id IS NULL OR NOT all_of_one_time THEN 'cannot_tell'
    WHEN store.apart(lo, hi, w.lo, w.hi) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  'multiple_of_part-' || CASE
    WHEN p.claim_id IS NULL THEN 'no-part' WHEN w.claim_id IS NULL THEN 'no-whole'
    WHEN NOT all_of_one_time THEN 'other-time' ELSE verdict
  END AS code,
  {
    question: store.as_question(x.metric, x.subject, x.part), day: store.as_period(x.starts, x.ends),
    stated: store.as_figure(x), part: store.as_figure(p), part_day: store.as_period(p.starts, p.ends),
    computed: store.as_span(lo / p.factor, hi / p.factor, p.unit), whole: store.as_figure(w),
    whole_day: store.as_period(w.starts, w.ends)
  } AS params,
  list_filter([x.claim_id, p.claim_id, w.claim_id], lambda i: i IS NOT NULL) AS claims
FROM wholes
