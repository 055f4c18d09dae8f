-- A stated change with the figures at the two ends of its period.
CREATE TEMP TABLE ends AS
SELECT
  l.type AS link, d, a, z, coalesce(a.source_id = z.source_id, FALSE) AS one_source,
  store.quotient_low(z.lo, z.hi, a.lo, a.hi) AS ratio_low,
  store.quotient_high(z.lo, z.hi, a.lo, a.hi) AS ratio_high
FROM store.metric_links AS l
INNER JOIN linked AS d ON d.metric_id = l.metric_id
LEFT JOIN linked AS a
  ON a.metric_id = l.of_metric_id AND a.subject_id = d.subject_id AND a.breakdown_id = d.breakdown_id
  AND a.modality = d.modality AND a.starts = d.starts AND a.ends < d.ends
LEFT JOIN linked AS z
  ON z.metric_id = l.of_metric_id AND z.subject_id = d.subject_id AND z.breakdown_id = d.breakdown_id
  AND z.modality = d.modality AND z.ends = d.ends AND z.starts > d.starts
  AND (a.claim_id IS NULL OR (z.starts > a.ends AND z.base_id = a.base_id))
WHERE l.type IN ('drop_between', 'multiple_between')
-- Both ends from one source, each source once; from two only where no source gives both.
QUALIFY row_number() OVER (
  PARTITION BY l.type, d.claim_id, CASE WHEN one_source THEN a.source_id END
  ORDER BY a.source_id = d.source_id DESC, z.source_id = d.source_id DESC, a.period_type = z.period_type DESC,
    a.preferred DESC, z.preferred DESC, a.claim_id, z.claim_id
) = 1 AND (one_source OR NOT bool_or(one_source) OVER (PARTITION BY l.type, d.claim_id));

-- Each stated change beside the change that its ends give: a decrease as the part that went, a growth as so many times.
CREATE TEMP TABLE changes AS
WITH computed AS (
  SELECT
    *, CASE WHEN link = 'drop_between' THEN 1 - ratio_high ELSE ratio_low END AS low,
    CASE WHEN link = 'drop_between' THEN 1 - ratio_low ELSE ratio_high END AS high
  FROM ends
)
SELECT
  link, d.subject, d.starts AS period_start, d.ends AS period_end, low / d.factor AS expected_low,
  high / d.factor AS expected_high, d.lo / d.factor AS actual_low, d.hi / d.factor AS actual_high,
  CASE
    WHEN a.claim_id IS NULL OR z.claim_id IS NULL THEN 'cannot_tell'
    WHEN store.apart(low, high, d.lo, d.hi) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  CASE
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
FROM computed;
