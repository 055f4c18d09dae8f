-- Strategies and programmes of the country with the years they run and the day they were adopted.
-- Grain: one row per programme. Parameters: $country.
WITH dated AS (
  SELECT m.claim_id, m.entity, m.type, m.date, m.date_end, m.date_precision
  FROM milestones AS m
  WHERE m.preferred
)
SELECT
  p.slug, p.name, p.type, starts.claim_id AS claim_id, starts.date AS start_date, ends.date_end AS end_date,
  year(starts.date) AS first_year, year(ends.date) + 1 AS last_year,
  starts.claim_id AS start_claim_id, ends.claim_id AS end_claim_id,
  coalesce(approved.claim_id, adopted.claim_id) AS adopted_claim_id,
  coalesce(approved.date, adopted.date) AS adopted_date,
  coalesce(approved.date_precision, adopted.date_precision) AS adopted_precision
FROM programmes AS p
INNER JOIN dated AS starts ON p.slug = starts.entity AND starts.type = 'starts'
LEFT JOIN dated AS ends ON p.slug = ends.entity AND ends.type = 'ends'
LEFT JOIN dated AS approved ON p.slug = approved.entity AND approved.type = 'approved'
LEFT JOIN dated AS adopted ON p.slug = adopted.entity AND adopted.type = 'adopted'
WHERE p.country = $country AND ends.date IS NOT NULL
ORDER BY starts.date, ends.date, p.slug
