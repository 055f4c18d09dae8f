-- The claim of this sheet: what it says, of what, when, who says so, in which source, and how it is graded.
-- Grain: one row. Parameters: $claim.
WITH named AS (
  SELECT slug, name FROM organisations
  UNION ALL SELECT slug, name FROM people
  UNION ALL SELECT slug, name FROM documents
  UNION ALL SELECT slug, name FROM countries
  UNION ALL SELECT slug, name FROM programmes
)
SELECT
  c.claim_id, cast(c.claim_id AS VARCHAR) AS claim_label, c.fact_id, cast(c.fact_id AS VARCHAR) AS fact_label, c.kind, c.subject_name, c.predicate,
  o.metric_name, o.breakdown, o.breakdown_name, o.as_printed, m.definition, c.period_start, c.period_end, c.period_type,
  r.type_name AS relation_name, r.object_name AS relation_object, r.role, r.from_date, r.to_date,
  i.type_name AS milestone_name, t.topic_name, n.kind AS name_kind, n.language AS name_language,
  length(c.value_text) > 60 AS is_long,
  c.nature, c.modality, c.note, c.preferred, c.contested, split_part(c.variant, ':', 1) AS variant, cast(c.revision AS VARCHAR) AS revision,
  speaker.name AS said_by,
  s.title, s.publisher_name, s.document, s.sha256, s.published_on, s.published_precision, s.published_note, s.licence,
  s.reliability, s.reliability_reason, cast(coalesce(c.credibility, g.credibility_proposed) AS VARCHAR) AS credibility,
  c.credibility IS NOT NULL AS credibility_set,
  cast(g.confirmed_by AS VARCHAR) AS origins, cast(g.documents AS VARCHAR) AS documents,
  cast(g.checks_holding AS VARCHAR) AS holding, cast(g.checks_failing AS VARCHAR) AS failing
FROM claims AS c
INNER JOIN sources AS s ON c.source = s.source
LEFT JOIN observations AS o ON c.claim_id = o.claim_id
LEFT JOIN metrics AS m ON o.metric = m.slug
LEFT JOIN relations AS r ON c.claim_id = r.claim_id
LEFT JOIN milestones AS i ON c.claim_id = i.claim_id
LEFT JOIN statements AS t ON c.claim_id = t.claim_id
LEFT JOIN names AS n ON c.claim_id = n.claim_id
LEFT JOIN named AS speaker ON c.attributed_to = speaker.slug
LEFT JOIN grades AS g ON c.claim_id = g.claim_id
WHERE c.claim_id = $claim
ORDER BY c.claim_id
