-- One row per country and entity that counts as the country's own or concerns it, with the relation that says so.
WITH links AS (
  SELECT r.subject_id AS a, r.object_id AS b, r.type, r.claim_id FROM store.related AS r
  UNION ALL
  SELECT r.object_id, r.subject_id, r.type, r.claim_id FROM store.related AS r
),
own AS (
  SELECT id AS country_id, id AS entity_id, 0 AS distance, 'itself' AS relation, NULL::BIGINT AS claim_id
  FROM store.named WHERE kind = 'country'
  UNION ALL
  SELECT e.country_id, e.id, 1, 'belongs_to', NULL FROM store.entities AS e
  WHERE e.country_id IS NOT NULL AND e.country_id <> e.id
),
near AS (
  FROM own
  UNION ALL
  -- Whoever holds office in one of its bodies, and what one of them takes part in, signs, runs or receives.
  SELECT o.country_id, l.b, 2, l.type, l.claim_id
  FROM own AS o
  INNER JOIN links AS l ON l.a = o.entity_id
  INNER JOIN store.entities AS e ON e.id = l.b AND e.kind IN ('person', 'programme', 'event', 'agreement', 'law')
  UNION ALL
  SELECT c.id, a.aggregate_id, 2, 'member_of', NULL
  FROM store.aggregate_members AS a INNER JOIN store.countries AS c ON c.id = a.member_id
)
SELECT
  c.slug AS country, c.name AS country_name, e.slug AS entity, e.name AS entity_name, e.kind AS entity_kind, n.relation,
  n.distance, n.claim_id
FROM near AS n
INNER JOIN store.entities AS c ON c.id = n.country_id
INNER JOIN store.entities AS e ON e.id = n.entity_id
QUALIFY row_number() OVER (
  PARTITION BY n.country_id, n.entity_id ORDER BY n.distance, n.relation, n.claim_id
) = 1
ORDER BY country, distance, entity
