-- What the country paid to international bodies and projects.
-- Grain: one row per claim. Parameters: $country.
SELECT
  o.claim_id, o.metric, o.breakdown_name, o.value / 1000 AS thousands, o.unit, o.period_start, o.period_end, o.period_type,
  year(o.period_end) AS year, o.source, o.note,
  CASE WHEN o.period_start IS NULL THEN '' WHEN year(o.period_start) = year(o.period_end) THEN cast(year(o.period_end) AS VARCHAR)
    ELSE year(o.period_start) || '–' || year(o.period_end) END AS years
FROM observations AS o
WHERE
  o.metric IN ('contribution_paid', 'contribution_paid_eur') AND o.subject = $country AND o.preferred
ORDER BY o.period_end NULLS LAST, o.period_start, o.unit DESC, o.value DESC, o.claim_id
