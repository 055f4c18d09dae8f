-- One row per payment by one to another, by the preferred claim; a sum for a longer period takes in the ones within it.
-- So sums are right: by contributor, recipient and unit (the currency). Where two periods overlap and neither holds the
-- other, or one payment has no date, `overlapping` is true.
WITH paid AS (
  SELECT o.*, coalesce(o.period_start, '0001-01-01'::DATE) AS starts, coalesce(o.period_end, '9999-12-31'::DATE) AS ends
  FROM published.observations AS o
  WHERE o.metric = 'contribution_paid' AND o.preferred
),
pairs AS (
  SELECT
    a.claim_id, b.period_start IS NOT NULL AND b.starts <= a.starts AND a.ends <= b.ends AS within,
    a.period_start IS NOT NULL AND a.starts <= b.starts AND b.ends <= a.ends AS holds
  FROM paid AS a
  INNER JOIN paid AS b
    ON b.subject = a.subject AND b.breakdown = a.breakdown AND b.unit_base = a.unit_base AND b.modality = a.modality
    AND b.claim_id <> a.claim_id AND b.starts <= a.ends AND a.starts <= b.ends
),
met AS (
  SELECT claim_id, bool_or(within) AS within, bool_or(NOT within AND NOT holds) AS overlapping
  FROM pairs
  GROUP BY claim_id
)
SELECT
  o.subject AS contributor, o.subject_name AS contributor_name, nullif(o.breakdown, 'total') AS recipient,
  CASE WHEN o.breakdown <> 'total' THEN o.breakdown_name END AS recipient_name, o.period_start, o.period_end,
  o.period_type, o.value, o.value_end, o.value_low, o.value_high, o.unit, o.qualifier, o.modality, o.inferred,
  o.claim_id, o.contested, o.source, coalesce(m.overlapping, FALSE) AS overlapping
FROM paid AS o
LEFT JOIN met AS m ON m.claim_id = o.claim_id
WHERE NOT coalesce(m.within, FALSE)
ORDER BY contributor, recipient NULLS FIRST, o.period_start, o.claim_id
