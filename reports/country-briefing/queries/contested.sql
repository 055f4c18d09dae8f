-- Claims on facts that sources answer differently, side by side.
-- Grain: one row per claim. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country)
SELECT
  c.claim_id, c.fact_id, c.kind, c.subject, c.subject_name, c.predicate, c.value_text, c.period_start, c.period_end, c.period_type,
  c.modality, c.preferred, c.source, s.title AS source_title, s.publisher_name, c.published_on, s.published_precision,
  coalesce(m.name, '') AS metric_name,
  row_number() OVER (PARTITION BY c.fact_id ORDER BY c.published_on NULLS LAST, c.claim_id) AS place,
  count(*) OVER (PARTITION BY c.fact_id) AS rivals
FROM claims AS c
INNER JOIN sources AS s ON c.source = s.source
LEFT JOIN metrics AS m ON c.predicate = m.slug
WHERE
  c.contested AND c.variant NOT LIKE 'reading:%' AND c.subject IN (SELECT own.slug FROM own)
ORDER BY c.kind, c.subject, c.predicate, c.fact_id, place, claim_id
