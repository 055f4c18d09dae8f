-- The newest figure of each headline measure, its series of like periods, and how many origins stand behind it.
-- Grain: one row per measure and breakdown. Parameters: $country.
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
    o.unit, o.period_start, o.period_end, coalesce(w.place, 100) AS place,
    row_number() OVER (
      PARTITION BY o.metric, o.breakdown
      ORDER BY o.period_end DESC NULLS LAST, o.period_start DESC, o.claim_id
    ) AS age
  FROM observations AS o
  LEFT JOIN wanted AS w ON o.metric = w.metric AND o.breakdown = w.breakdown
  LEFT JOIN organisations AS body ON o.breakdown = body.slug
  WHERE
    o.country = $country AND o.preferred AND o.variant NOT LIKE 'reading:%'
),
lines AS (
  SELECT x.claim_id, list(s.claim_id ORDER BY s.position DESC) AS claim_ids
  FROM series AS x
  INNER JOIN series AS s
    ON s.metric = x.metric AND s.subject = x.subject AND s.breakdown = x.breakdown AND s.modality = x.modality
    AND s.period_class = x.period_class AND s.unit = x.unit
  WHERE x.position = 1 AND x.claim_id IN (SELECT k.claim_id FROM known AS k WHERE k.age = 1)
  GROUP BY x.claim_id
  HAVING count(*) > 1
)
SELECT
  newest.claim_id, newest.metric, newest.metric_name, newest.subject, newest.subject_name, newest.breakdown, newest.breakdown_name,
  newest.unit, newest.period_start, newest.period_end, CASE WHEN s.comparable THEN s.previous_claim_id END AS before_claim_id,
  s.previous_start AS before_start, s.previous_end AS before_end, l.claim_ids AS series_claim_ids, newest.contested, newest.fact_id,
  coalesce(g.origins, ['–']) AS origins
FROM known AS newest
LEFT JOIN series AS s ON s.claim_id = newest.claim_id
LEFT JOIN lines AS l ON l.claim_id = newest.claim_id
LEFT JOIN grades AS g ON newest.claim_id = g.claim_id
WHERE newest.age = 1
ORDER BY newest.place, newest.period_end DESC NULLS LAST, newest.metric, newest.breakdown
LIMIT 12
