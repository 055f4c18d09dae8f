-- How the checks of claims on the country came out, rule by rule.
-- Grain: one row per rule. Parameters: $country.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country),
about AS (
  SELECT c.claim_id FROM claims AS c
  WHERE c.subject IN (SELECT own.slug FROM own) OR c.object IN (SELECT own.slug FROM own)
),
checked AS (
  SELECT DISTINCT u.check_no FROM (SELECT k.check_no, unnest(k.claims) AS claim_id FROM checks AS k) AS u
  WHERE u.claim_id IN (SELECT a.claim_id FROM about AS a)
)
SELECT
  k.rule,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'holds') AS holds,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'fails') AS fails,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'cannot_tell') AS open
FROM checks AS k
INNER JOIN checked AS c ON k.check_no = c.check_no
GROUP BY k.rule
ORDER BY k.rule
