-- A rate agrees with the count and the population it is computed from.
WITH links AS (
  SELECT metric_id, of_metric_id, per_metric_id FROM store.metric_links WHERE type = 'rate_of'
),
counted AS (
  SELECT
    r.claim_id AS rate, c.claim_id AS counted, l.per_metric_id,
    store.of_one_time(r.starts, r.ends, c.starts, c.ends) AS of_one_time,
    store.rank_of(
      of_one_time, c.source_id = r.source_id, store.days_between(r.starts, r.ends, c.starts, c.ends)
    ) AS rank
  FROM links AS l
  INNER JOIN linked AS r ON r.metric_id = l.metric_id
  LEFT JOIN linked AS c
    ON c.metric_id = l.of_metric_id AND c.subject_id = r.subject_id AND c.breakdown_id = r.breakdown_id
    AND c.modality = r.modality
  QUALIFY of_one_time OR row_number() OVER (PARTITION BY r.claim_id ORDER BY rank, c.claim_id) = 1
),
triples AS (
  SELECT
    r, c, p, n.of_one_time AND coalesce(store.of_one_time(r.starts, r.ends, p.starts, p.ends), FALSE) AS of_one_time,
    store.quotient_low(c.lo, c.hi, p.lo, p.hi) AS lo, store.quotient_high(c.lo, c.hi, p.lo, p.hi) AS hi
  FROM counted AS n
  INNER JOIN linked AS r ON r.claim_id = n.rate
  LEFT JOIN linked AS c ON c.claim_id = n.counted
  LEFT JOIN linked AS p
    ON p.metric_id = n.per_metric_id AND p.subject_id = r.subject_id AND p.whole AND p.modality = r.modality
  QUALIFY row_number() OVER (
    PARTITION BY r.claim_id, c.claim_id
    ORDER BY store.rank_of(
      store.of_one_time(r.starts, r.ends, p.starts, p.ends), p.source_id = r.source_id,
      store.days_between(coalesce(c.starts, r.starts), coalesce(c.ends, r.ends), p.starts, p.ends)
    ), p.claim_id
  ) = 1
)
SELECT
  r.subject, r.starts AS period_start, r.ends AS period_end, lo / r.factor AS expected_low,
  hi / r.factor AS expected_high, r.lo / r.factor AS actual_low, r.hi / r.factor AS actual_high,
  CASE
    WHEN c.claim_id IS NULL OR p.claim_id IS NULL OR NOT of_one_time THEN 'cannot_tell'
    WHEN store.apart(lo, hi, r.lo, r.hi) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  'rate_against_count-' || CASE
    WHEN c.claim_id IS NULL OR p.claim_id IS NULL THEN 'no-figures' WHEN NOT of_one_time THEN 'other-time' ELSE verdict
  END AS code,
  {
    question: store.as_question(r.metric, r.subject, r.part), day: store.as_period(r.starts, r.ends),
    stated: store.as_figure(r), count: store.as_figure(c), count_day: store.as_period(c.starts, c.ends),
    population: store.as_figure(p), population_day: store.as_period(p.starts, p.ends),
    computed: store.as_span(lo / r.factor, hi / r.factor, r.unit)
  } AS params,
  list_filter([r.claim_id, c.claim_id, p.claim_id], lambda x: x IS NOT NULL) AS claims
FROM triples
