-- The passages that carry the claim, the first one first.
-- Grain: one row per passage. Parameters: $claim.
SELECT p.claim_id, p.document, p.line, cast(p.line AS VARCHAR) AS line_label, p.char_start,
  cast(p.char_start AS VARCHAR) || '–' || cast(p.char_end AS VARCHAR) AS span_label, p.quote, p.verified, p.is_primary
FROM citations AS p
WHERE p.claim_id = $claim
ORDER BY p.is_primary DESC, p.line, p.char_start
