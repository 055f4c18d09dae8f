-- Passages that can be read another way: the other reading, which no total uses.
-- Grain: one row per claim. Parameters: $country.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country
  UNION SELECT slug FROM programmes WHERE country = $country
  UNION SELECT slug FROM laws WHERE country = $country
  UNION SELECT slug FROM places WHERE country = $country
  UNION SELECT $country
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country'
  UNION SELECT o.breakdown FROM observations AS o WHERE o.country = $country
)
SELECT
  c.claim_id, c.kind, c.subject_name, c.object_name, coalesce(m.name, tp.topic_name, c.predicate) AS what,
  c.period_start, c.period_end, c.period_type, c.note
FROM claims AS c
LEFT JOIN metrics AS m ON c.predicate = m.slug
LEFT JOIN (SELECT DISTINCT s.topic, s.topic_name FROM statements AS s) AS tp ON c.predicate = tp.topic AND c.kind = 'statement'
WHERE
  c.variant LIKE 'reading:%' AND c.subject IN (SELECT own.slug FROM own)
ORDER BY c.kind, c.subject_name, what, c.period_start NULLS LAST, c.claim_id
