-- A stated growth, so many times over, agrees with the figures at the two ends of its period.
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
FROM ends
WHERE link = 'multiple_between'
