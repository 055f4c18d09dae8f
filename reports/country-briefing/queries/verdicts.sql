-- How the checks came out, rule by rule.
-- Grain: one row per rule. Parameters: none.
SELECT
  k.rule,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'holds') AS holds,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'fails') AS fails,
  list(k.explanation ORDER BY k.explanation) FILTER (WHERE k.verdict = 'cannot_tell') AS open
FROM checks AS k
GROUP BY k.rule
ORDER BY k.rule
