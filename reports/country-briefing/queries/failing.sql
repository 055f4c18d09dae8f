-- Checks that fail on the country's figures and on the documents they come from, and why a failure is accepted.
-- Grain: one row per check. Parameters: $country.
WITH own AS (
  SELECT entity AS slug FROM country_scope WHERE country = $country AND distance < 2
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country'
),
read AS (
  SELECT DISTINCT c.source FROM claims AS c
  WHERE c.subject = $country
),
failing AS (
  SELECT
    k.rule, k.explanation, CASE WHEN k.waived THEN k.waiver_reason END AS accepted,
    k.subject IN (SELECT own.slug FROM own) AS is_own, unnest(k.claims) AS claim_id
  FROM checks AS k
  WHERE
    k.verdict = 'fails'
    AND (k.subject IN (SELECT own.slug FROM own) OR k.subject IN (SELECT d.slug FROM documents AS d))
)
SELECT
  f.rule, f.explanation, list(u.claim_id ORDER BY u.claim_id) AS used_claim_ids, any_value(f.accepted) AS accepted
FROM failing AS f
INNER JOIN claims AS u ON f.claim_id = u.claim_id
WHERE f.is_own OR u.source IN (SELECT read.source FROM read)
GROUP BY f.rule, f.explanation
ORDER BY any_value(f.accepted) IS NOT NULL, f.rule, f.explanation
