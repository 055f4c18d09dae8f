-- What a briefing of this kind should say and no figure in the base does, by the theme it belongs to.
-- Grain: one row per gap. Parameters: $country.
WITH wanted (place, theme, gap, pattern) AS (
  VALUES
    (1, 'demand', 'prevalence', '%prevalence%'), (2, 'demand', 'treatment', '%treat%'), (3, 'demand', 'deaths', '%death%'),
    (4, 'demand', 'infections', '%hiv%'), (5, 'demand', 'harm_reduction', '%substitution%'), (6, 'markets', 'purity', '%purity%'),
    (7, 'supply', 'cultivation', '%cultivation%'), (8, 'supply', 'laboratories', '%laborator%'),
    (9, 'strategy', 'spending', '%expenditure%'), (10, 'institutions', 'prison', '%prison%')
)
SELECT w.place, w.theme, w.gap
FROM wanted AS w
WHERE NOT EXISTS (SELECT o.claim_id FROM observations AS o WHERE o.country = $country AND o.metric LIKE w.pattern)
ORDER BY w.place, w.gap
