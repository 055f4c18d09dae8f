-- How many claims on the country carry each grade: reliability of the source against credibility of the information.
-- Grain: one row per pair of grades. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country)
SELECT
  g.reliability, cast(coalesce(g.credibility, g.credibility_proposed) AS VARCHAR) AS credibility, count(*) AS many,
  cast(count(*) AS VARCHAR) AS many_text
FROM grades AS g
INNER JOIN claims AS c ON g.claim_id = c.claim_id
WHERE
  coalesce(g.credibility, g.credibility_proposed) IS NOT NULL
  AND (c.subject IN (SELECT own.slug FROM own) OR c.object IN (SELECT own.slug FROM own))
GROUP BY g.reliability, coalesce(g.credibility, g.credibility_proposed)
ORDER BY g.reliability, credibility
