-- The sources that say something on the country, with the claims that do; what it is called is not said about it.
-- Grain: one row per source. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country AND entity_kind <> 'aggregate' AND distance < 2)
SELECT
  s.source, s.title, s.publisher_name, s.published_on, s.published_precision, s.language, s.reliability, s.reliability_reason, s.document,
  s.url, s.published_note,
  list(c.claim_id ORDER BY c.claim_id) AS members
FROM sources AS s
INNER JOIN claims AS c ON s.source = c.source
WHERE (c.subject IN (SELECT own.slug FROM own) OR c.object = $country) AND c.kind <> 'naming'
GROUP BY ALL
ORDER BY s.published_on NULLS LAST, s.source
