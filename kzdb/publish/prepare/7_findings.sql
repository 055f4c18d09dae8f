-- What does not fit together: rival answers, and claims that a rule finds at odds. Runs after the rules.
CREATE TABLE store.checks AS
WITH waivers AS (
  SELECT
    w.id, w.slug, w.rule, w.subject, w.period_start::DATE AS period_start, w.period_end::DATE AS period_end, w.reason,
    w.expires_on::DATE AS expires
  FROM store.waivers AS w
  WHERE w.rec_to IS NULL
),
waived AS (
  SELECT r.check_no, arg_max(w.slug, (w.expires, w.id)) AS waiver, arg_max(w.reason, (w.expires, w.id)) AS reason,
    max(w.expires) AS expires
  FROM store.check_results AS r
  INNER JOIN waivers AS w
    ON w.rule = r.rule AND w.subject = r.subject
    AND (w.period_start IS NULL OR w.period_start = r.period_start)
    AND (w.period_end IS NULL OR w.period_end = r.period_end)
  WHERE r.verdict = 'fails'
  GROUP BY r.check_no
)
SELECT
  r.*, coalesce(e.name, s.title) AS subject_name, coalesce(w.expires >= p.judged_on, FALSE) AS waived, w.waiver,
  w.reason AS waiver_reason, w.expires AS waiver_expires
FROM store.check_results AS r
CROSS JOIN store.published AS p
LEFT JOIN store.entities AS e ON e.slug = r.subject
LEFT JOIN store.sources AS s ON s.slug = r.subject
LEFT JOIN waived AS w ON w.check_no = r.check_no;

CREATE MACRO store.as_speaker(source_slug, modality) AS
  {key: 'said-by', source: {source: source_slug}, modality: modality};

CREATE TABLE store.contradictions AS
WITH answers AS (  -- few of many: the rest of the base is not joined
  SELECT
    w.*, l.source, l.modality,
    CASE w.kind
      WHEN 'observation' THEN to_json(store.as_figure({
        qualifier: f.qualifier, coef: f.coef, exp10: f.exp10, coef_high: f.coef_high, exp10_high: f.exp10_high,
        unit: w.unit
      }))
      WHEN 'milestone' THEN to_json({period: [m.date_start, m.date_end]})
      ELSE to_json({name: 'entities/' || w.object})
    END AS answer
  FROM (SELECT claim_a AS claim_id FROM store.rivals UNION SELECT claim_b FROM store.rivals) AS x
  INNER JOIN store.worded AS w ON w.claim_id = x.claim_id
  INNER JOIN store.live AS l ON l.claim_id = x.claim_id
  LEFT JOIN store.figures AS f ON f.claim_id = x.claim_id
  LEFT JOIN store.milestone_dates AS m ON m.claim_id = x.claim_id
),
found AS (
  SELECT
    r.fact_id, r.kind, a.subject, a.subject_name, a.predicate, a.predicate_name,
    CASE WHEN a.kind <> 'relation' THEN a.object END AS object,
    CASE WHEN a.kind <> 'relation' THEN a.object_name END AS object_name, a.period_start, a.period_end,
    a.claim_id AS claim_a, a.source AS source_a,
    CASE a.kind WHEN 'relation' THEN a.object_name ELSE a.value_text END AS value_a,
    b.claim_id AS claim_b, b.source AS source_b,
    CASE b.kind WHEN 'relation' THEN b.object_name ELSE b.value_text END AS value_b,
    r.claims_a, r.claims_b, r.rate_claim,
    CASE WHEN a.unit = b.unit THEN greatest(a.value, b.value) / nullif(least(a.value, b.value), 0) END AS ratio,
    CASE WHEN r.decided THEN 'decided' ELSE 'open' END AS status, r.decision, r.decision_holds, r.decision_reason AS reason,
    'contradiction-' || CASE WHEN r.rate_claim IS NULL THEN r.kind ELSE 'by_rate' END AS code,
    to_json({
      first: store.as_speaker(a.source, a.modality), first_answer: a.answer,
      second: store.as_speaker(b.source, b.modality), second_answer: b.answer,
      ratio: round(CASE WHEN a.unit = b.unit THEN greatest(a.value, b.value) / nullif(least(a.value, b.value), 0) END, 2),
      rate: r.rate_claim::VARCHAR
    }) AS params
  FROM store.rivals AS r
  INNER JOIN answers AS a ON a.claim_id = r.claim_a
  INNER JOIN answers AS b ON b.claim_id = r.claim_b
  UNION ALL
  SELECT
    a.fact_id, 'derived_mismatch', a.subject, a.subject_name, a.predicate, a.predicate_name, a.object,
    a.object_name, a.period_start, a.period_end, a.claim_id, la.source, a.value_text, b.claim_id, lb.source, b.value_text, [a.claim_id], [b.claim_id],
    NULL, NULL, CASE WHEN c.waived THEN 'decided' ELSE 'open' END, c.waiver, c.waived, c.waiver_reason, c.code, c.params
  FROM store.checks AS c
  INNER JOIN store.worded AS a ON a.claim_id = c.claims[1]
  INNER JOIN store.worded AS b ON b.claim_id = c.claims[2]
  INNER JOIN store.live AS la ON la.claim_id = a.claim_id
  INNER JOIN store.live AS lb ON lb.claim_id = b.claim_id
  WHERE c.verdict = 'fails' AND (c.expected_low IS NOT NULL OR c.expected_high IS NOT NULL)
)
SELECT row_number() OVER (ORDER BY fact_id, claim_a, claim_b, code) AS contradiction_no, * FROM found;
