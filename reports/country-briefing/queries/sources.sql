-- The sources behind the briefing.
-- Grain: one row per source. Parameters: none.
SELECT
  s.source, s.title, s.publisher_name, s.published_on, s.published_precision, s.language, s.reliability, s.reliability_reason, s.licence,
  list(c.claim_id ORDER BY c.claim_id) AS members
FROM sources AS s
INNER JOIN claims AS c ON s.source = c.source
GROUP BY ALL
ORDER BY s.published_on NULLS LAST, s.source
