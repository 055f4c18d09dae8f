-- Figures about the country that the pages leave out because a newer one of the same series is printed.
-- Grain: one row per figure. Parameters: $country.
SELECT s.claim_id, s.metric_name, s.subject_name, s.breakdown_name, s.period_start, s.period_end
FROM series AS s
WHERE
  s.position > 1 AND s.variant = 'main'
  AND (
    s.subject IN (SELECT c.entity FROM country_scope AS c WHERE c.country = $country AND c.distance < 2)
    OR s.breakdown = $country
  )
ORDER BY s.metric, s.subject, s.breakdown, s.period_end DESC, s.claim_id
