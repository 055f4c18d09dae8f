-- The country's bodies as a tree: each below the whole that a source says it is part of, with its place in the drawing.
-- Grain: one row per body. Parameters: $country.
WITH RECURSIVE ties AS (
  SELECT r.claim_id, r.subject, r.type, r.object, r.object_name, coalesce(r.role, '') AS role,
    row_number() OVER (PARTITION BY r.subject, r.type ORDER BY r.from_date DESC NULLS LAST, r.claim_id) AS place
  FROM relations AS r
  WHERE
    r.type IN ('part_of', 'led_by', 'succeeded_by') AND r.preferred
),
bodies AS (
  SELECT
    o.slug, o.name, part.object AS parent, part.claim_id AS part_claim_id, lead.object_name AS led_by, lead.role AS lead_role,
    lead.claim_id AS lead_claim_id, next.object AS successor, next.claim_id AS next_claim_id
  FROM organisations AS o
  LEFT JOIN ties AS part
    ON o.slug = part.subject AND part.type = 'part_of' AND part.place = 1
    AND part.object IN (SELECT p.slug FROM organisations AS p WHERE p.country = $country)
  LEFT JOIN ties AS lead ON o.slug = lead.subject AND lead.type = 'led_by' AND lead.place = 1
  LEFT JOIN ties AS next ON o.slug = next.subject AND next.type = 'succeeded_by' AND next.place = 1
  WHERE
    o.country = $country
    AND (
      part.claim_id IS NOT NULL OR lead.claim_id IS NOT NULL OR next.claim_id IS NOT NULL
      OR o.slug IN (SELECT t.object FROM ties AS t WHERE t.type IN ('part_of', 'succeeded_by'))
    )
),
climb AS (
  SELECT b.slug, 0 AS depth, [b.name] AS path
  FROM bodies AS b
  WHERE b.parent IS NULL OR b.parent NOT IN (SELECT x.slug FROM bodies AS x)
  UNION ALL
  SELECT b.slug, c.depth + 1 AS depth, list_append(c.path, b.name) AS path
  FROM bodies AS b
  INNER JOIN climb AS c ON b.parent = c.slug
  WHERE c.depth < 4
),
placed AS (
  SELECT c.slug, c.depth, row_number() OVER (ORDER BY c.path) - 1 AS place
  FROM climb AS c
)
SELECT
  b.slug, b.name, b.part_claim_id, b.lead_claim_id,
  b.next_claim_id, p.depth, p.place, above.place AS above, after.place AS after,
  greatest(p.place, after.place) AS lower_end, least(p.place, after.place) AS upper_end, b.led_by, b.lead_role, up.name AS part_of, next.name AS successor
FROM bodies AS b
INNER JOIN placed AS p ON b.slug = p.slug
LEFT JOIN placed AS above ON b.parent = above.slug
LEFT JOIN bodies AS up ON b.parent = up.slug
LEFT JOIN placed AS after ON b.successor = after.slug
LEFT JOIN bodies AS next ON b.successor = next.slug
ORDER BY p.place, slug
