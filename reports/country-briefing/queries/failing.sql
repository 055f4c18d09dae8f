-- Checks that fail on the country's figures and on the documents they come from, and why a failure is accepted.
-- Grain: one row per check. Parameters: $as_of, $country.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country
  UNION SELECT slug FROM programmes WHERE country = $country
  UNION SELECT slug FROM laws WHERE country = $country
  UNION SELECT slug FROM places WHERE country = $country
  UNION SELECT $country
),
read AS (
  SELECT DISTINCT c.source FROM claims AS c
  WHERE c.subject = $country AND (c.published_on IS NULL OR c.published_on <= $as_of)
),
used AS (
  SELECT c.claim_id, c.source FROM claims AS c WHERE c.published_on IS NULL OR c.published_on <= $as_of
),
failing AS (
  SELECT k.rule, k.subject, k.explanation, k.waiver_reason, k.waiver_expires, unnest(k.claims) AS claim_id
  FROM checks AS k
  WHERE k.verdict = 'fails'
)
SELECT
  f.rule, f.explanation, list(u.claim_id ORDER BY u.claim_id) AS used_claim_ids,
  any_value(f.waiver_reason) FILTER (WHERE f.waiver_expires >= $as_of) AS accepted
FROM failing AS f
INNER JOIN used AS u ON f.claim_id = u.claim_id
WHERE
  f.subject IN (SELECT own.slug FROM own)
  OR f.subject IN (SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country')
  OR (f.subject IN (SELECT d.slug FROM documents AS d) AND u.source IN (SELECT read.source FROM read))
GROUP BY f.rule, f.explanation
ORDER BY accepted IS NOT NULL, f.rule, f.explanation
