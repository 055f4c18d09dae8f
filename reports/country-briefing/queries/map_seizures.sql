-- Circles of the map: heroin seized, country by country, in the newest year that at least three countries report.
-- Grain: one row per country. Parameters: none.
WITH heroin AS (
  SELECT s.claim_id, s.subject, s.subject_name, s.metric_name, s.breakdown_name, s.period_start, s.period_end, o.value_base
  FROM series AS s
  INNER JOIN observations AS o ON o.claim_id = s.claim_id
  INNER JOIN countries AS c ON c.slug = s.subject
  WHERE
    s.metric = 'drug_seizures' AND s.breakdown = 'heroin' AND s.period_class = 'year' AND s.variant = 'main'
    AND s.modality = 'fact'
),
newest AS (
  SELECT h.period_start, h.period_end
  FROM heroin AS h
  GROUP BY h.period_start, h.period_end
  HAVING count(DISTINCT h.subject) >= 3
  ORDER BY h.period_end DESC, h.period_start
  LIMIT 1
)
SELECT
  h.claim_id, h.subject AS slug, h.subject_name AS name, h.metric_name, h.breakdown_name, h.period_start, h.period_end,
  h.value_base AS base
FROM heroin AS h
INNER JOIN newest AS n USING (period_start, period_end)
ORDER BY base DESC, slug, h.claim_id
