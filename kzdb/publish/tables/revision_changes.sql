-- One row per claim that a load run opened, closed, or put in the place of another.
SELECT
  c.rec_from AS revision, CASE WHEN c.supersedes_id IS NULL THEN 'opened' ELSE 'superseded' END AS change,
  c.id AS claim_id, c.fact_id, w.subject, w.predicate, before.value_text AS old_value, w.value_text AS new_value,
  s.slug AS source
FROM store.claims AS c
INNER JOIN store.worded AS w ON w.claim_id = c.id
INNER JOIN store.sources AS s ON s.id = c.source_id
LEFT JOIN store.worded AS before ON before.claim_id = c.supersedes_id
UNION ALL
SELECT c.rec_to, 'closed', c.id, c.fact_id, w.subject, w.predicate, w.value_text, NULL, s.slug
FROM store.claims AS c
INNER JOIN store.worded AS w ON w.claim_id = c.id
INNER JOIN store.sources AS s ON s.id = c.source_id
WHERE c.end_reason = 'withdrawn'
ORDER BY revision, claim_id, change
