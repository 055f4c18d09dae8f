-- Abbreviations as the edition's language writes them, with what they stand for.
-- Grain: one row per abbreviation and name. Parameters: none.
WITH short AS (
  SELECT slug, acronym FROM organisations
  UNION ALL SELECT slug, acronym FROM countries
  UNION ALL SELECT slug, acronym FROM programmes
)
SELECT coalesce(s.acronym, n.name) AS short, n.entity_name AS long, min(n.claim_id) AS claim_id
FROM names AS n
LEFT JOIN short AS s ON n.entity = s.slug
WHERE
  n.kind = 'acronym' AND n.preferred AND n.language = 'en' AND n.name <> n.entity_name AND regexp_matches(n.name, '^[A-Z][A-Z.]')
  AND NOT contains(n.entity_name, n.name)
GROUP BY coalesce(s.acronym, n.name), n.entity_name
ORDER BY lower(short), short, long
