-- One row per revision, rule and the claims it was computed over: what was found when that revision was published.
SELECT
  v.revision_id AS revision,
  v.rule,
  v.rule_sha256,
  v.subject,
  v.period_start::DATE AS period_start,
  v.period_end::DATE AS period_end,
  v.verdict,
  string_split(v.claims, ',')::BIGINT[] AS claims,
  v.explanation
FROM store.check_verdicts AS v
UNION
SELECT p.revision, r.rule, r.rule_sha256, r.subject, r.period_start, r.period_end, r.verdict, r.claims, r.explanation
FROM store.check_results AS r, store.published AS p
