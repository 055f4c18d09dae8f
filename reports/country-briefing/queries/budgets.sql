-- What the country's strategies and programmes were to cost, as every source puts it.
-- Grain: one row per claim. Parameters: $as_of, $country.
SELECT
  o.claim_id, o.fact_id, o.subject, o.subject_name, o.value / 1000000 AS millions, o.period_start, o.period_end, o.period_type,
  o.modality, o.nature, o.source, s.publisher_name, s.title AS source_title, o.contested, o.published_on
FROM observations AS o
INNER JOIN sources AS s ON o.source = s.source
WHERE
  o.metric = 'programme_budget' AND o.country = $country
  AND (o.preferred OR o.contested) AND (o.published_on IS NULL OR o.published_on <= $as_of)
ORDER BY o.period_start, o.period_end, o.subject, o.value DESC, o.claim_id
