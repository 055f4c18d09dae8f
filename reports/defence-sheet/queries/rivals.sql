-- What else is said on the same question: other sources, other places, other readings.
-- Grain: one row per claim. Parameters: $claim.
SELECT
  c.claim_id, cast(c.claim_id AS VARCHAR) AS claim_label, c.kind, c.object_name, c.modality, c.preferred, split_part(c.variant, ':', 1) AS variant,
  s.publisher_name, s.published_on, s.published_precision, cast(p.line AS VARCHAR) AS line_label
FROM claims AS c
INNER JOIN claims AS own ON c.fact_id = own.fact_id AND c.claim_id <> own.claim_id
INNER JOIN sources AS s ON c.source = s.source
LEFT JOIN citations AS p ON c.claim_id = p.claim_id AND p.is_primary
WHERE own.claim_id = $claim
ORDER BY c.preferred DESC, c.published_on NULLS LAST, c.claim_id
