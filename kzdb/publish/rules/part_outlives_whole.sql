-- What is part of a programme starts no earlier and ends no later than it.
WITH spans AS (
  SELECT
    b, p, w, CASE p.edge WHEN 'ends' THEN p.first_day > w.last_day ELSE p.last_day < w.first_day END AS outside
  FROM bonds AS b
  INNER JOIN edges AS p ON p.entity_id = b.subject_id AND p.edge IN ('starts', 'ends')
  INNER JOIN edges AS w ON w.entity_id = b.object_id AND w.edge = p.edge
  WHERE b.type = 'part_of'
)
SELECT
  b.subject, least(p.first_day, w.last_day) AS period_start, greatest(p.first_day, w.last_day) AS period_end,
  CASE WHEN outside THEN 'fails' ELSE 'holds' END AS verdict,
  'part_outlives_whole-' || CASE WHEN NOT outside THEN 'holds' WHEN p.edge = 'ends' THEN 'outlives' ELSE 'precedes' END
    AS code,
  {bond: store.as_bond(b), part_event: p.event, whole_event: w.event} AS params,
  [b.claim_id, p.claim_id, w.claim_id] AS claims
FROM spans
