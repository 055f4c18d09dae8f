-- Whom the country works with and how: membership, joint work, money, training, hosting, agreements.
-- Grain: one row per partner and kind of tie. Parameters: $country.
WITH own AS (
  SELECT c.entity FROM country_scope AS c
  WHERE c.country = $country AND c.relation IN ('itself', 'belongs_to') AND c.entity_kind IN ('country', 'organisation')
),
both_ways AS (
  SELECT r.claim_id, r.type, r.object AS partner, TRUE AS outward FROM relations AS r
  WHERE r.preferred AND r.variant = 'main' AND r.subject IN (SELECT own.entity FROM own)
  UNION ALL
  SELECT r.claim_id, r.type, r.subject, FALSE FROM relations AS r
  WHERE r.preferred AND r.variant = 'main' AND r.object IN (SELECT own.entity FROM own)
),
grouped AS (
  SELECT
    claim_id, partner,
    CASE
      WHEN type = 'member_of' THEN 'member'
      WHEN type IN ('cooperates_within', 'cooperates_with', 'took_part_in', 'visited') THEN 'works'
      WHEN type IN ('contributes_to', 'funded_by', 'supports', 'supported_by') THEN 'money'
      WHEN type = 'trains' THEN 'training'
      WHEN type = 'hosted_by' THEN 'hosting'
    END AS tie
  FROM both_ways
  UNION ALL
  SELECT them.claim_id, them.subject, 'treaty'
  FROM relations AS us
  INNER JOIN relations AS them ON them.object = us.object AND them.type IN ('party_to', 'signatory_to') AND them.preferred
  INNER JOIN agreements AS a ON a.slug = us.object AND a.type NOT IN ('convention', 'protocol')
  INNER JOIN (
    -- An agreement of many says little of any two.
    SELECT p.object FROM relations AS p WHERE p.type IN ('party_to', 'signatory_to') AND p.preferred
    GROUP BY p.object HAVING count(DISTINCT p.subject) <= 3
  ) AS few ON few.object = us.object
  WHERE us.type IN ('party_to', 'signatory_to') AND us.preferred AND us.subject IN (SELECT own.entity FROM own)
)
SELECT
  g.partner, coalesce(o.acronym, e.name) AS partner_name, e.kind AS partner_kind, g.tie,
  list(DISTINCT g.claim_id ORDER BY g.claim_id) AS claim_ids, min(g.claim_id) AS claim_id,
  count(DISTINCT g.tie) OVER (PARTITION BY g.partner) AS kinds
FROM grouped AS g
INNER JOIN entities AS e ON e.slug = g.partner AND e.kind IN ('country', 'organisation')
LEFT JOIN organisations AS o ON o.slug = g.partner
WHERE g.tie IS NOT NULL AND g.partner NOT IN (SELECT own.entity FROM own)
GROUP BY g.partner, o.acronym, e.name, e.kind, g.tie
ORDER BY kinds DESC, partner, tie
