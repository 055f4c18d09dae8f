-- The newest figure of each headline measure, with the one before it of the same kind of period.
-- Grain: one row per measure and breakdown. Parameters: $as_of, $country.
WITH wanted (metric, breakdown, place) AS (
  VALUES
    ('drug_seizures', 'total', 1), ('drug_seizures', 'heroin', 2), ('drug_price', 'heroin', 3),
    ('registered_drug_users', 'total', 4), ('registered_drug_user_rate', 'total', 5), ('registered_drug_crimes', 'total', 6),
    ('programme_budget', 'total', 7), ('cooperation_agreements', 'total', 8), ('partner_ngos', 'total', 9)
),
known AS (
  SELECT
    o.claim_id, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown, o.breakdown_name, o.unit, o.value_base,
    o.period_start, o.period_end, o.period_type, w.place, o.published_on,
    row_number() OVER (
      PARTITION BY o.metric, o.breakdown
      ORDER BY o.period_end DESC NULLS LAST, o.period_start DESC, o.claim_id
    ) AS age
  FROM observations AS o
  INNER JOIN wanted AS w ON o.metric = w.metric AND o.breakdown = w.breakdown
  WHERE o.country = $country AND o.preferred AND (o.published_on IS NULL OR o.published_on <= $as_of)
)
SELECT
  newest.claim_id, newest.metric, newest.metric_name, newest.subject, newest.subject_name, newest.breakdown, CASE
    WHEN regexp_matches(newest.breakdown_name, '^[A-Z][a-z]') THEN lower(newest.breakdown_name[1]) || newest.breakdown_name[2:]
    ELSE newest.breakdown_name
  END AS breakdown_name, newest.unit,
  newest.period_start, newest.period_end, newest.period_type,
  earlier.claim_id AS before_claim_id, earlier.period_start AS before_start, earlier.period_end AS before_end,
  earlier.period_type AS before_type
FROM known AS newest
LEFT JOIN known AS earlier
  ON newest.metric = earlier.metric AND newest.breakdown = earlier.breakdown AND newest.subject = earlier.subject
  AND newest.period_type = earlier.period_type AND earlier.age = 2 AND newest.metric <> 'programme_budget'
WHERE newest.age = 1
ORDER BY newest.place, newest.metric, newest.breakdown
