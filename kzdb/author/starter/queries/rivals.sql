-- What every source says where they disagree on a figure of the report.
-- Grain: one row per claim. Parameters: $country.
SELECT o.claim_id, o.fact_id, o.metric_name, o.breakdown, o.breakdown_name, o.period_start, o.period_end, s.title, s.publisher_name
FROM observations AS o
INNER JOIN sources AS s ON s.source = o.source
WHERE o.country = $country AND o.contested AND o.variant = 'main'
ORDER BY o.metric_name, o.fact_id, o.published_on NULLS LAST, o.claim_id
