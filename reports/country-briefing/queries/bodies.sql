-- The country's own bodies, the whole they belong to, and who leads them.
-- Grain: one row per body. Parameters: $country.
WITH known AS (
  SELECT r.claim_id, r.subject, r.subject_name, r.type, r.object, r.object_name, r.role, r.from_date, r.to_date, r.from_precision,
    row_number() OVER (PARTITION BY r.subject, r.type ORDER BY r.from_date DESC NULLS LAST, r.claim_id) AS place
  FROM relations AS r
  WHERE r.preferred
),
said AS (
  SELECT s.entity, min(s.claim_id) AS claim_id
  FROM statements AS s
  WHERE
    s.topic IN ('institution', 'role', 'objective') AND s.preferred
  GROUP BY s.entity
)
SELECT
  o.slug, o.name, o.type, part.claim_id AS part_claim_id, part.object_name AS part_of, part.to_date AS part_until,
  lead.claim_id AS lead_claim_id, lead.object_name AS led_by, lead.role AS lead_role,
  next.claim_id AS next_claim_id, next.object_name AS successor, next.from_date AS succeeded_on, next.from_precision AS succeeded_precision,
  said.claim_id AS said_claim_id
FROM organisations AS o
LEFT JOIN known AS part ON o.slug = part.subject AND part.type = 'part_of' AND part.place = 1
LEFT JOIN known AS lead ON o.slug = lead.subject AND lead.type = 'led_by' AND lead.place = 1
LEFT JOIN known AS next ON o.slug = next.subject AND next.type = 'succeeded_by' AND next.place = 1
LEFT JOIN said ON o.slug = said.entity
WHERE
  o.country = $country AND o.slug NOT IN (SELECT r.subject FROM relations AS r WHERE r.type = 'run_by')
  AND (lead.claim_id IS NOT NULL OR next.claim_id IS NOT NULL OR (part.claim_id IS NOT NULL AND said.claim_id IS NOT NULL)
    OR said.claim_id IS NOT NULL)
ORDER BY coalesce(part.object_name, o.name), o.name, slug
