-- What changed between two revisions, one row per claim or definition, by the net change and not by the steps.
-- Only what was opened or closed in between is looked at. Revision 0 is the empty base.
WITH held AS (
  SELECT
    claim_id, fact_id, source, variant, kind, subject_name, predicate, object, period_start, period_end, value_text,
    value_low, value_high, unit, qualifier, answer_hash, revision, NULL::BIGINT AS ended
  FROM claims
  WHERE revision > since AND revision <= until
  UNION ALL
  SELECT
    claim_id, fact_id, source, variant, kind, subject_name, predicate, object, period_start, period_end, value_text,
    value_low, value_high, unit, qualifier, answer_hash, revision, ended
  FROM former_claims
  WHERE (revision > since AND revision <= until) OR (ended > since AND ended <= until)
),
slots AS (
  SELECT
    fact_id, source, variant,
    max(claim_id) FILTER (WHERE revision <= since AND (ended IS NULL OR ended > since)) AS old_id,
    max(claim_id) FILTER (WHERE revision <= until AND (ended IS NULL OR ended > until)) AS new_id
  FROM held
  GROUP BY fact_id, source, variant
),
net AS (
  SELECT s.*, a.answer_hash AS old_hash
  FROM slots AS s
  LEFT JOIN held AS a ON a.claim_id = s.old_id
  LEFT JOIN held AS b ON b.claim_id = s.new_id
  WHERE (s.old_id IS NOT NULL OR s.new_id IS NOT NULL) AND a.answer_hash IS DISTINCT FROM b.answer_hash
),
-- One source's claim gone and another's come on the same fact: the fact now rests on another source.
moved AS (
  SELECT fact_id FROM net GROUP BY fact_id
  HAVING count(*) FILTER (WHERE new_id IS NULL) > 0 AND count(*) FILTER (WHERE old_id IS NULL) > 0
),
answered AS (
  SELECT
    CASE
      WHEN (n.old_id IS NULL OR n.new_id IS NULL) AND m.fact_id IS NOT NULL THEN 're-sourced'
      WHEN n.old_id IS NULL THEN 'new'
      WHEN n.new_id IS NULL THEN 'withdrawn'
      WHEN a.unit <> b.unit THEN 'unit changed'
      WHEN a.value_text IS NOT DISTINCT FROM b.value_text THEN 're-qualified'
      WHEN a.unit IS NOT NULL AND coalesce(a.value_low <= b.value_high, TRUE) AND coalesce(b.value_low <= a.value_high, TRUE)
        THEN 're-rounded'
      ELSE 'revised'
    END AS change,
    coalesce(b.kind, a.kind) AS kind, coalesce(b.subject_name, a.subject_name) AS subject,
    coalesce(b.predicate, a.predicate) AS predicate, coalesce(b.object, a.object) AS object,
    coalesce(b.period_start, a.period_start) AS period_start, coalesce(b.period_end, a.period_end) AS period_end,
    n.source, n.variant, n.old_id AS old_claim, a.value_text AS old_value, n.new_id AS new_claim,
    b.value_text AS new_value
  FROM net AS n
  LEFT JOIN moved AS m ON m.fact_id = n.fact_id
  LEFT JOIN held AS a ON a.claim_id = n.old_id
  LEFT JOIN held AS b ON b.claim_id = n.new_id
),
-- Claims that say what they said, in other words of their source or with another remark of ours.
moves AS (
  SELECT claim_id FROM citations WHERE revision > since AND revision <= until
  UNION
  SELECT claim_id FROM former_citations WHERE ended > since AND ended <= until
),
noted AS (
  SELECT claim_id FROM remarks
  WHERE (revision > since AND revision <= until) OR (ended > since AND ended <= until)
),
kept AS (
  SELECT
    CASE WHEN m.claim_id IS NOT NULL THEN 're-cited' ELSE 'annotated' END AS change, c.kind, c.subject_name AS subject,
    c.predicate, c.object, c.period_start, c.period_end, c.source, c.variant, c.claim_id AS old_claim,
    c.value_text AS old_value, c.claim_id AS new_claim, c.value_text AS new_value
  FROM claims AS c
  LEFT JOIN moves AS m ON m.claim_id = c.claim_id
  LEFT JOIN noted AS n ON n.claim_id = c.claim_id
  WHERE c.revision <= since AND (m.claim_id IS NOT NULL OR n.claim_id IS NOT NULL)
),
redefined AS (
  SELECT
    'definition changed' AS change, 'metric' AS kind, x.name AS subject, x.slug AS predicate, NULL::VARCHAR AS object,
    NULL::DATE AS period_start, NULL::DATE AS period_end, NULL::VARCHAR AS source, NULL::VARCHAR AS variant,
    NULL::BIGINT AS old_claim, a.definition AS old_value, NULL::BIGINT AS new_claim, b.definition AS new_value
  FROM metric_definitions AS a
  INNER JOIN metric_definitions AS b ON b.metric = a.metric AND b.definition <> a.definition
  INNER JOIN metrics AS x ON x.slug = a.metric
  WHERE
    a.revision <= since AND (a.ended IS NULL OR a.ended > since)
    AND b.revision <= until AND (b.ended IS NULL OR b.ended > until)
)
FROM answered
UNION ALL
FROM kept
UNION ALL
FROM redefined
ORDER BY change, kind, subject, predicate, period_start, source, variant, new_claim, old_claim
