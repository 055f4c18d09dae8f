-- Checks on the country's figures that fail, with what they compared.
-- Grain: one row per check. Parameters: $as_of, $country.
WITH own AS (
  SELECT c.claim_id
  FROM claims AS c
  WHERE (c.published_on IS NULL OR c.published_on <= $as_of)
)
SELECT
  k.rule, k.explanation, list(u.claim_id ORDER BY u.claim_id) AS used_claim_ids
FROM (SELECT x.rule, x.subject, x.explanation, unnest(x.claims) AS claim_id FROM checks AS x WHERE x.verdict = 'fails') AS k
INNER JOIN own AS u ON k.claim_id = u.claim_id
LEFT JOIN organisations AS o ON k.subject = o.slug
LEFT JOIN programmes AS p ON k.subject = p.slug
LEFT JOIN laws AS l ON k.subject = l.slug
LEFT JOIN places AS g ON k.subject = g.slug
WHERE coalesce(o.country, p.country, l.country, g.country, k.subject) = $country
  OR k.subject IN (SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind <> 'country')
GROUP BY k.rule, k.explanation
ORDER BY k.rule, k.explanation
