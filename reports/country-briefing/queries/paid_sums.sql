-- Sums of contributions over a longer period that the check of parts against their whole finds to hold, with the parts.
-- Grain: one row per check. Parameters: $country.
WITH used AS (
  SELECT k.explanation, k.period_start, k.period_end, len(k.claims) AS many, unnest(k.claims) AS claim_id
  FROM checks AS k
  WHERE k.rule = 'sub_periods_within_range' AND k.verdict = 'holds' AND k.subject = $country
),
known AS (
  SELECT
    u.explanation, u.many, o.claim_id, o.period_start, o.period_end, o.period_type,
    o.period_start = u.period_start AND o.period_end = u.period_end AS is_whole
  FROM used AS u
  INNER JOIN observations AS o ON u.claim_id = o.claim_id
  WHERE o.metric = 'contribution_paid'
)
SELECT
  max(k.claim_id) FILTER (WHERE k.is_whole) AS claim_id,
  min(k.period_start) AS period_start, max(k.period_end) AS period_end,
  max(k.period_type) FILTER (WHERE k.is_whole) AS period_type,
  list(k.claim_id ORDER BY k.period_start, k.claim_id) FILTER (WHERE NOT k.is_whole) AS part_claim_ids
FROM known AS k
GROUP BY k.explanation, k.many
HAVING count(*) = k.many AND count(*) FILTER (WHERE k.is_whole) = 1 AND count(*) > 2
ORDER BY min(k.period_start), max(k.period_end), k.explanation, claim_id
