-- Figures about the country that do not fit one another: what a check found, with the figures, the weightiest first.
-- Grain: one row per check. Parameters: $country.
WITH own AS (
  SELECT c.entity FROM country_scope AS c WHERE c.country = $country AND c.distance < 2
),
used AS (
  SELECT k.check_no, k.rule, k.verdict, k.explanation, k.waived, k.waiver_reason, unnest(k.claims) AS claim_id
  FROM checks AS k
  WHERE
    k.subject IN (SELECT own.entity FROM own)
    AND (k.verdict = 'fails' OR (k.verdict = 'cannot_tell' AND k.rule IN ('rate_against_count', 'multiple_of_part')))
)
SELECT
  u.check_no, u.rule, u.verdict, u.explanation, any_value(CASE WHEN u.waived THEN u.waiver_reason END) AS accepted,
  list(u.claim_id ORDER BY u.claim_id) AS claim_ids, max(o.value_base) AS size
FROM used AS u
LEFT JOIN observations AS o ON o.claim_id = u.claim_id
GROUP BY u.check_no, u.rule, u.verdict, u.explanation
ORDER BY accepted IS NOT NULL, u.verdict DESC, size DESC NULLS LAST, u.check_no
