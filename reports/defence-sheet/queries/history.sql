-- What the same source answered to the same question from revision to revision, newest first.
-- Grain: one row per change. Parameters: $claim.
SELECT
  row_number() OVER (ORDER BY h.revision DESC, h.claim_id DESC, h.change) AS place, cast(h.revision AS VARCHAR) AS revision,
  cast(r.loaded_at AS DATE) AS loaded_on, h.change, h.old_value, h.new_value,
  CASE WHEN h.change = 'closed' THEN h.claim_id ELSE (
    SELECT min(f.claim_id) FROM former_claims AS f
    WHERE f.fact_id = h.fact_id AND f.source = h.source AND f.ended = h.revision AND f.value_text = h.old_value
  ) END AS old_claim_id,
  CASE WHEN h.change <> 'closed' THEN h.claim_id END AS new_claim_id
FROM revision_changes AS h
INNER JOIN revisions AS r ON h.revision = r.revision
INNER JOIN claims AS own ON h.fact_id = own.fact_id AND h.source = own.source
WHERE own.claim_id = $claim
ORDER BY place
