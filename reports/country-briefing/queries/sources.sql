-- The sources behind the briefing.
-- Grain: one row per source. Parameters: $as_of.
SELECT
  s.source, s.title, s.publisher_name, s.published_on, s.published_precision, s.language, s.reliability, s.reliability_reason, s.licence,
  list(c.claim_id ORDER BY c.claim_id) AS members
FROM sources AS s
INNER JOIN claims AS c ON s.source = c.source
WHERE s.published_on IS NULL OR s.published_on <= $as_of
GROUP BY ALL
ORDER BY s.published_on NULLS LAST, s.source
