-- The country's laws, decrees and decisions with the dates that sources give, newest first.
-- Grain: one row per date of a law. Parameters: $country.
SELECT m.claim_id, m.entity, m.entity_name, l.type AS law_type, m.type, m.type_name, m.date, m.date_end, m.date_precision
FROM milestones AS m
INNER JOIN laws AS l ON m.entity = l.slug
WHERE l.country = $country AND m.preferred
ORDER BY max(m.date) OVER (PARTITION BY m.entity) DESC, m.entity, m.date, m.type, m.claim_id
