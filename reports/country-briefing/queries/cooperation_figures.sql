-- Figures on cooperation: budgets, projects, partners and plans of initiatives the country takes part in.
-- Grain: one row per claim. Parameters: $country.
WITH near AS (
  SELECT r.object AS slug FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country'
  UNION SELECT r.subject FROM relations AS r WHERE r.object = $country AND r.subject_kind <> 'country'
  UNION SELECT $country
)
SELECT
  o.claim_id, o.metric, o.metric_name, o.subject, o.subject_name, o.breakdown, coalesce(body.acronym, o.breakdown_name) AS breakdown_name, o.period_start, o.period_end,
  o.period_type, o.modality
FROM observations AS o
LEFT JOIN organisations AS body ON o.breakdown = body.slug
WHERE
  o.metric IN (
    'programme_budget', 'programme_projects', 'programme_plans', 'participating_countries',
    'partner_countries_and_organisations', 'member_states', 'cooperation_agreements', 'times_elected', 'project_portfolio',
    'premises_allocation', 'training_programmes_organised', 'conference_themes', 'action_areas', 'precursor_seizures'
  )
  AND (o.subject IN (SELECT near.slug FROM near) OR o.breakdown = $country)
  AND NOT (o.metric = 'programme_budget' AND coalesce(o.country, '') = $country)
  AND o.preferred
ORDER BY o.subject_name, o.metric_name, o.breakdown, o.period_end DESC NULLS LAST, o.claim_id
