-- How many claims carry each grade: reliability of the source against credibility of the information.
-- Grain: one row per pair of grades. Parameters: none.
SELECT
  g.reliability, cast(coalesce(g.credibility, g.credibility_proposed) AS VARCHAR) AS credibility, count(*) AS many,
  cast(count(*) AS VARCHAR) AS many_text
FROM grades AS g
INNER JOIN claims AS c ON g.claim_id = c.claim_id
WHERE coalesce(g.credibility, g.credibility_proposed) IS NOT NULL
GROUP BY g.reliability, coalesce(g.credibility, g.credibility_proposed)
ORDER BY g.reliability, credibility
