-- What the country's strategies and programmes were to cost, as every source puts it, and by year of their period.
-- Grain: one row per claim; `years` is set where the period is of whole calendar years. Parameters: $country.
SELECT
  o.claim_id, o.fact_id, o.subject, o.subject_name, o.period_start, o.period_end, o.modality, s.publisher_name AS publisher,
  o.preferred, o.contested, o.published_on,
  CASE
    WHEN strftime(o.period_start, '%m-%d') = '01-01' AND strftime(o.period_end, '%m-%d') = '12-31'
      THEN year(o.period_end) - year(o.period_start) + 1
  END AS years
FROM observations AS o
INNER JOIN sources AS s ON o.source = s.source
WHERE o.metric = 'programme_budget' AND o.country = $country AND o.variant = 'main' AND (o.preferred OR o.contested)
ORDER BY o.period_start, o.period_end, o.subject, o.preferred DESC, o.published_on, o.claim_id
