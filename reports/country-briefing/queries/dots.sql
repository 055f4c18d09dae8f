-- Figures that sources disagree on, each with the interval its printed digits leave open.
-- Grain: one row per claim. Parameters: $country.
SELECT
  o.claim_id, o.fact_id, o.subject_name || ': ' || lower(o.metric_name[1]) || o.metric_name[2:] || CASE o.breakdown WHEN 'total' THEN '' ELSE ', ' || o.breakdown_name END AS question,
  s.publisher_name || CASE WHEN o.published_on IS NULL THEN '' ELSE ', ' || year(o.published_on) END AS who,
  o.value, coalesce(o.value_low, o.value) AS low, coalesce(o.value_high, o.value_end, o.value) AS high, o.preferred, o.modality,
  o.period_start, o.period_end, o.period_type
FROM observations AS o
INNER JOIN sources AS s ON o.source = s.source
WHERE
  o.contested AND o.country = $country AND o.value IS NOT NULL AND o.variant NOT LIKE 'reading:%'
ORDER BY o.subject_name, o.metric_name, o.fact_id, o.published_on NULLS LAST, o.claim_id
