-- One row per live decision: which claim is preferred on a contested fact, why, by whom, and whether it still stands.
SELECT
  d.slug AS decision,
  d.fact_id,
  c.id AS claim_id,
  s.slug AS source,
  d.preferred_variant AS variant,
  d.reason,
  d.decided_by,
  d.decided_on::DATE AS decided_on,
  d.status,
  d.status_reason,
  (
    SELECT list(struct_pack(source := x.slug, variant := y.variant, saw := y.saw) ORDER BY x.slug, y.variant)
    FROM store.decision_sides AS y INNER JOIN store.sources AS x ON x.id = y.source_id WHERE y.decision_id = d.id
  ) AS sides
FROM store.decisions AS d
INNER JOIN store.sources AS s ON s.id = d.preferred_source_id
LEFT JOIN store.claims AS c
  ON c.fact_id = d.fact_id AND c.source_id = d.preferred_source_id AND c.variant = d.preferred_variant AND c.rec_to IS NULL
WHERE d.rec_to IS NULL
