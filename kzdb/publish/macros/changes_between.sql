-- What changed between two revisions, one row per claim or definition, by the net change and not by the steps.
-- Only claims opened or closed in between are looked at. Revision 0 is the empty base.
WITH touched AS (
  SELECT id, fact_id, source_id, variant, rec_from, rec_to
  FROM store.claims
  WHERE (rec_from > since AND rec_from <= until) OR (rec_to > since AND rec_to <= until)
),
slots AS (
  SELECT
    fact_id, source_id, variant,
    max(id) FILTER (WHERE rec_from <= since AND (rec_to IS NULL OR rec_to > since)) AS old_id,
    max(id) FILTER (WHERE rec_from <= until AND (rec_to IS NULL OR rec_to > until)) AS new_id
  FROM touched
  GROUP BY fact_id, source_id, variant
),
net AS (
  SELECT s.* FROM slots AS s
  LEFT JOIN store.claims AS a ON a.id = s.old_id
  LEFT JOIN store.claims AS b ON b.id = s.new_id
  WHERE (s.old_id IS NOT NULL OR s.new_id IS NOT NULL) AND a.content_hash IS DISTINCT FROM b.content_hash
),
-- One source's claim gone and another's come on the same fact: the fact was put on another source.
moved AS (
  SELECT fact_id FROM net GROUP BY fact_id
  HAVING count(*) FILTER (WHERE new_id IS NULL) > 0 AND count(*) FILTER (WHERE old_id IS NULL) > 0
),
cited AS (
  SELECT z.claim_id, list(z.passage_id ORDER BY z.id) AS passages
  FROM store.citations AS z
  WHERE z.claim_id IN (SELECT old_id FROM net UNION ALL SELECT new_id FROM net)
  GROUP BY z.claim_id
),
claims_changed AS (
  SELECT
    CASE
      WHEN n.old_id IS NULL AND m.fact_id IS NOT NULL THEN 're-sourced'
      WHEN n.old_id IS NULL THEN 'new'
      WHEN n.new_id IS NULL AND m.fact_id IS NOT NULL THEN 're-sourced'
      WHEN n.new_id IS NULL THEN 'withdrawn'
      WHEN fa.unit_id <> fb.unit_id THEN 'unit changed'
      WHEN (fa.coef, fa.exp10, fa.qualifier, fa.coef_high, fa.exp10_high)
        IS NOT DISTINCT FROM (fb.coef, fb.exp10, fb.qualifier, fb.coef_high, fb.exp10_high)
        AND ta.value_text IS NOT DISTINCT FROM tb.value_text
        THEN CASE WHEN pa.passages = pb.passages THEN 'annotated' ELSE 're-cited' END
      WHEN fa.claim_id IS NOT NULL AND fa.exp10 <> fb.exp10
        AND (fa.lo IS NULL OR fb.hi IS NULL OR fa.lo <= fb.hi) AND (fb.lo IS NULL OR fa.hi IS NULL OR fb.lo <= fa.hi)
        THEN 're-rounded'
      ELSE 'revised'
    END AS change,
    coalesce(tb.kind, ta.kind) AS kind,
    coalesce(tb.subject_name, ta.subject_name) AS subject,
    coalesce(tb.predicate, ta.predicate) AS predicate,
    coalesce(tb.object, ta.object) AS object,
    coalesce(tb.period_start, ta.period_start) AS period_start,
    coalesce(tb.period_end, ta.period_end) AS period_end,
    s.slug AS source,
    n.variant,
    n.old_id AS old_claim,
    ta.value_text AS old_value,
    n.new_id AS new_claim,
    tb.value_text AS new_value
  FROM net AS n
  INNER JOIN store.sources AS s ON s.id = n.source_id
  LEFT JOIN moved AS m ON m.fact_id = n.fact_id
  LEFT JOIN store.told AS ta ON ta.claim_id = n.old_id
  LEFT JOIN store.told AS tb ON tb.claim_id = n.new_id
  LEFT JOIN store.figures AS fa ON fa.claim_id = n.old_id
  LEFT JOIN store.figures AS fb ON fb.claim_id = n.new_id
  LEFT JOIN cited AS pa ON pa.claim_id = n.old_id
  LEFT JOIN cited AS pb ON pb.claim_id = n.new_id
),
definitions AS (
  SELECT
    json_extract_string(b.content, '$.name') AS subject,
    json_extract_string(b.content, '$.slug') AS predicate,
    json_extract_string(a.content, '$.definition') AS old_value,
    json_extract_string(b.content, '$.definition') AS new_value
  FROM store.row_versions AS a
  INNER JOIN store.row_versions AS b ON b.table_name = a.table_name AND b.row_key = a.row_key
  WHERE a.table_name = 'metrics'
    AND a.rec_from <= since AND (a.rec_to IS NULL OR a.rec_to > since)
    AND b.rec_from <= until AND (b.rec_to IS NULL OR b.rec_to > until)
    AND b.id <> a.id
)
SELECT change, kind, subject, predicate, object, period_start, period_end, source, variant, old_claim, old_value,
  new_claim, new_value
FROM claims_changed
UNION ALL
SELECT 'definition changed', 'metric', subject, predicate, NULL, NULL, NULL, NULL, NULL, NULL, old_value, NULL, new_value
FROM definitions
WHERE old_value IS DISTINCT FROM new_value
ORDER BY change, kind, subject, predicate, period_start, source, variant, new_claim, old_claim
