-- One row per live decision: which claim is preferred on a contested fact, why, by whom, and whether it still holds.
SELECT
  d.slug AS decision, d.fact_id, c.claim_id, s.slug AS source, d.preferred_variant AS variant, d.reason, d.decided_by,
  d.decided_on::DATE AS decided_on, CASE WHEN t.holds THEN 'holds' ELSE 'lapsed' END AS status, t.sides
FROM store.decisions AS d
INNER JOIN store.decision_status AS t ON t.decision_id = d.id
INNER JOIN store.sources AS s ON s.id = d.preferred_source_id
LEFT JOIN store.live AS c
  ON c.fact_id = d.fact_id AND c.source_id = d.preferred_source_id AND c.variant = d.preferred_variant
WHERE d.rec_to IS NULL
ORDER BY d.slug
