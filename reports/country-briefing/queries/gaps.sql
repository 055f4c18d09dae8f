-- What a briefing of this kind should tell and no source in the base does.
-- Grain: one row per theme. Parameters: $country.
WITH wanted (place, theme, pattern) AS (
  VALUES
    (1, 'prevalence', '%prevalence%'), (2, 'treatment', '%treatment%'), (3, 'deaths', '%death%'), (4, 'infections', '%hiv%'),
    (5, 'purity', '%purity%'), (6, 'spending', '%expenditure%'), (7, 'prison', '%prison%'), (8, 'harm_reduction', '%substitution%'),
    (9, 'cultivation', '%cultivation%'), (10, 'laboratories', '%laborator%')
)
SELECT w.place, w.theme
FROM wanted AS w
WHERE
  NOT EXISTS (
    SELECT o.claim_id
    FROM observations AS o
    WHERE o.country = $country AND o.metric LIKE w.pattern
  )
ORDER BY w.place, theme
