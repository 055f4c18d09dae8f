-- The newest figure of each headline measure, its series of like periods, and how many origins stand behind it.
-- Grain: one row per measure and breakdown. Parameters: $as_of, $country.
WITH wanted (metric, breakdown, place) AS (
  VALUES
    ('drug_seizures', 'total', 1), ('drug_seizures', 'heroin', 2), ('drug_price', 'heroin', 3),
    ('registered_drug_users', 'total', 4), ('registered_drug_user_rate', 'total', 5), ('registered_drug_crimes', 'total', 6),
    ('programme_budget', 'total', 7), ('contribution_paid', 'unodc', 8), ('cooperation_agreements', 'total', 9),
    ('partner_ngos', 'total', 10), ('drug_crimes_by_officers', 'total', 11), ('population', 'total', 12)
),
known AS (
  SELECT
    o.claim_id, o.fact_id, o.contested, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown,
    CASE
      WHEN body.acronym IS NOT NULL THEN body.acronym
      WHEN regexp_matches(o.breakdown_name, '^\p{Lu}\p{Ll}') AND body.slug IS NULL THEN lower(o.breakdown_name[1]) || o.breakdown_name[2:]
      ELSE o.breakdown_name
    END AS breakdown_name,
    o.unit, o.value_base, o.period_start, o.period_end, o.period_type, coalesce(w.place, 100) AS place,
    row_number() OVER (
      PARTITION BY o.metric, o.breakdown
      ORDER BY o.period_end DESC NULLS LAST, o.period_start DESC, o.claim_id
    ) AS age
  FROM observations AS o
  LEFT JOIN wanted AS w ON o.metric = w.metric AND o.breakdown = w.breakdown
  LEFT JOIN organisations AS body ON o.breakdown = body.slug
  WHERE
    o.country = $country AND o.preferred AND o.variant NOT LIKE 'reading:%'
    AND (o.published_on IS NULL OR o.published_on <= $as_of)
),
series AS (
  SELECT k.metric, k.breakdown, k.subject, k.period_type, list(k.claim_id ORDER BY k.period_end, k.claim_id) AS claim_ids
  FROM known AS k
  WHERE k.period_type NOT IN ('undated', 'range') AND k.metric <> 'programme_budget'
  GROUP BY k.metric, k.breakdown, k.subject, k.period_type
  HAVING count(*) > 1 AND count(*) = count(DISTINCT k.period_end) AND count(DISTINCT k.unit) = 1
)
SELECT
  newest.claim_id, newest.metric, newest.metric_name, newest.subject, newest.subject_name, newest.breakdown, newest.breakdown_name,
  newest.unit, newest.period_start, newest.period_end, newest.period_type,
  earlier.claim_id AS before_claim_id, earlier.period_start AS before_start, earlier.period_end AS before_end,
  earlier.period_type AS before_type, s.claim_ids AS series_claim_ids, newest.contested, newest.fact_id, coalesce(g.origins, ['–']) AS origins, coalesce(g.documents, 1) AS documents
FROM known AS newest
LEFT JOIN known AS earlier
  ON newest.metric = earlier.metric AND newest.breakdown = earlier.breakdown AND newest.subject = earlier.subject
  AND newest.period_type = earlier.period_type AND earlier.age = 2 AND newest.metric <> 'programme_budget'
LEFT JOIN series AS s
  ON newest.metric = s.metric AND newest.breakdown = s.breakdown AND newest.subject = s.subject AND newest.period_type = s.period_type
LEFT JOIN grades AS g ON newest.claim_id = g.claim_id
WHERE newest.age = 1
ORDER BY newest.place, newest.period_end DESC NULLS LAST, newest.metric, newest.breakdown
LIMIT 12
