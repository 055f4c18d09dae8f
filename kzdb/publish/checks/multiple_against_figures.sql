-- A stated growth, so many times over, agrees with the figures at the two ends of its period.
WITH pairs AS (
  SELECT
    d, a, z, coalesce(a.source_id = z.source_id, false) AS one_source,
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
    AND (a.claim_id IS NULL OR (z.starts > a.ends AND z.dimension = a.dimension))
  WHERE l.type = 'multiple_between'
  -- Both ends from one source, each source once; from two only where no source gives both.
  QUALIFY row_number() OVER (
    PARTITION BY d.claim_id, CASE WHEN one_source THEN a.source_id END
    ORDER BY a.source_id = d.source_id DESC, z.source_id = d.source_id DESC, a.period_type = z.period_type DESC,
      a.preferred DESC, z.preferred DESC, a.claim_id, z.claim_id
  ) = 1 AND (one_source OR NOT bool_or(one_source) OVER (PARTITION BY d.claim_id))
)
SELECT
  d.subject, d.starts AS period_start, d.ends AS period_end,
  ratio_low / d.factor AS expected_low, ratio_high / d.factor AS expected_high,
  d.lo / d.factor AS actual_low, d.hi / d.factor AS actual_high,
  CASE
    WHEN a.claim_id IS NULL OR z.claim_id IS NULL THEN 'cannot_tell'
    WHEN store.apart(ratio_low, ratio_high, d.lo, d.hi) THEN 'fails'
    ELSE 'holds'
  END AS verdict,
  list_filter([d.claim_id, a.claim_id, z.claim_id], lambda x: x IS NOT NULL) AS claims,
  d.about || ', ' || d.at_time || ': ' || d.words || ' is stated. '
  || CASE
       WHEN a.claim_id IS NULL AND z.claim_id IS NULL THEN 'The base holds no figure of either end.'
       WHEN z.claim_id IS NULL THEN 'It starts from ' || a.words || '; the base holds no figure of its end.'
       WHEN a.claim_id IS NULL THEN 'It ends with ' || z.words || '; the base holds no figure of its beginning.'
       ELSE 'From ' || a.words || ' ' || a.in_time || ' to ' || z.words || ' ' || z.in_time || ' is a multiple of '
         || store.span(ratio_low / d.factor, ratio_high / d.factor, d.symbol)
         || CASE
              WHEN store.apart(ratio_low, ratio_high, d.lo, d.hi) THEN ', which does not agree.'
              ELSE ', which agrees.'
            END
     END AS explanation
FROM pairs
