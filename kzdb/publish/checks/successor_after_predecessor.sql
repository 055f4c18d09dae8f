-- What follows another starts no earlier than it and ends no earlier than it.
WITH pairs AS (
  SELECT
    b.claim_id, b.subject, b.subject_name, b.object_name, p.edge, p.claim_id AS old_claim, s.claim_id AS new_claim,
    p.told AS old_told, s.told AS new_told, p.first_day, s.last_day, s.last_day < p.first_day AS wrong
  FROM bonds AS b
  INNER JOIN edges AS p ON p.entity_id = b.subject_id
  INNER JOIN edges AS s ON s.entity_id = b.object_id AND s.edge = p.edge
  WHERE b.type = 'succeeded_by' AND p.edge IN ('starts', 'ends')
)
SELECT
  subject, least(first_day, last_day) AS period_start, greatest(first_day, last_day) AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  CASE WHEN wrong THEN 'fails' ELSE 'holds' END AS verdict, [claim_id, old_claim, new_claim] AS claims,
  subject_name || ' ' || old_told || ', ' || object_name || ', which follows it, ' || new_told
  || CASE WHEN wrong THEN ', earlier.' ELSE '. That fits.' END AS explanation
FROM pairs
