-- What follows another starts no earlier than it and ends no earlier than it.
WITH pairs AS (
  SELECT b, p, s, s.last_day < p.first_day AS wrong
  FROM bonds AS b
  INNER JOIN edges AS p ON p.entity_id = b.subject_id
  INNER JOIN edges AS s ON s.entity_id = b.object_id AND s.edge = p.edge
  WHERE b.type = 'succeeded_by' AND p.edge IN ('starts', 'ends')
)
SELECT
  b.subject, least(p.first_day, s.last_day) AS period_start, greatest(p.first_day, s.last_day) AS period_end,
  CASE WHEN wrong THEN 'fails' ELSE 'holds' END AS verdict, 'successor_after_predecessor-' || verdict AS code,
  {
    old: store.as_name('entities', b.subject), old_event: p.event, new: store.as_name('entities', b.object),
    new_event: s.event
  } AS params,
  [b.claim_id, p.claim_id, s.claim_id] AS claims
FROM pairs
