-- What is part of a programme starts no earlier and ends no later than it.
WITH spans AS (
  SELECT
    b.claim_id, b.subject, b.subject_name, b.object_name, p.edge, p.claim_id AS part_edge, w.claim_id AS whole_edge,
    p.told AS part_told, w.told AS whole_told, p.first_day, w.last_day,
    CASE p.edge WHEN 'ends' THEN p.first_day > w.last_day ELSE p.last_day < w.first_day END AS outside
  FROM bonds AS b
  INNER JOIN edges AS p ON p.entity_id = b.subject_id AND p.edge IN ('starts', 'ends')
  INNER JOIN edges AS w ON w.entity_id = b.object_id AND w.edge = p.edge
  WHERE b.type = 'part_of'
)
SELECT
  subject, least(first_day, last_day) AS period_start, greatest(first_day, last_day) AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  CASE WHEN outside THEN 'fails' ELSE 'holds' END AS verdict, [claim_id, part_edge, whole_edge] AS claims,
  subject_name || ' is part of ' || object_name || '; the part ' || part_told || ', the whole ' || whole_told
  || CASE
       WHEN outside AND edge = 'ends' THEN ': the part outlives the whole.'
       WHEN outside THEN ': the part starts before the whole.'
       ELSE '. That fits.'
     END AS explanation
FROM spans
