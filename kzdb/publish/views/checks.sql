-- One row per rule and the claims it was computed over: what was expected, what is, and what came of it.
WITH waivers AS (
  SELECT
    w.id, w.rule, w.subject, w.period_start::DATE AS period_start, w.period_end::DATE AS period_end, w.reason,
    w.expires_on::DATE AS expires
  FROM store.waivers AS w
  WHERE w.rec_to IS NULL
),
waived AS (
  SELECT r.rule, r.claims, max_by(w.reason, (w.expires, w.id)) AS reason, max(w.expires) AS expires
  FROM store.check_results AS r
  INNER JOIN waivers AS w
    ON w.rule = r.rule AND w.subject = r.subject
    AND (w.period_start IS NULL OR w.period_start = r.period_start)
    AND (w.period_end IS NULL OR w.period_end = r.period_end)
  WHERE r.verdict = 'fails'
  GROUP BY ALL
)
SELECT
  r.rule,
  r.sentence,
  r.subject,
  coalesce(e.name, s.title) AS subject_name,
  r.period_start,
  r.period_end,
  r.expected_low,
  r.expected_high,
  r.actual_low,
  r.actual_high,
  r.verdict,
  r.claims,
  r.explanation,
  coalesce(w.expires >= p.published_at::DATE, false) AS waived,
  w.reason AS waiver_reason,
  w.expires AS waiver_expires
FROM store.check_results AS r
CROSS JOIN store.published AS p
LEFT JOIN store.entities AS e ON e.slug = r.subject
LEFT JOIN store.sources AS s ON s.slug = r.subject
LEFT JOIN waived AS w ON w.rule = r.rule AND w.claims = r.claims
