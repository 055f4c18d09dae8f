-- Milestones come in their order: signed before in force, created before updated.
SELECT
  a.entity AS subject, a.first_day AS period_start, z.last_day AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  CASE WHEN a.first_day > z.last_day THEN 'fails' ELSE 'holds' END AS verdict,
  [a.claim_id, z.claim_id] AS claims,
  a.entity_name || ': ' || a.happened || ' ' || a.in_time || ', ' || z.happened || ' ' || z.in_time
  || CASE WHEN a.first_day > z.last_day THEN '; the wrong way round.' ELSE ', in order.' END
  || CASE WHEN a.source_id = z.source_id THEN '' ELSE ' Two sources give them.' END AS explanation
FROM store.milestone_orders AS o
INNER JOIN moments AS a ON a.milestone_type_id = o.before_id
INNER JOIN moments AS z
  ON z.milestone_type_id = o.after_id AND z.entity_id = a.entity_id AND z.n = a.n AND z.modality = a.modality
WHERE a.source_id = z.source_id OR (a.preferred AND z.preferred)
