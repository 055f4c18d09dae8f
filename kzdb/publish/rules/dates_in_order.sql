-- Milestones come in their order: signed before in force, created before updated.
SELECT
  a.entity AS subject, a.first_day AS period_start, z.last_day AS period_end,
  CASE WHEN a.first_day > z.last_day THEN 'fails' ELSE 'holds' END AS verdict,
  'dates_in_order-' || verdict AS code,
  {
    entity: store.as_name('entities', a.entity),
    first: store.as_name('milestone_types', a.type), first_day: store.as_period(a.first_day, a.last_day),
    last: store.as_name('milestone_types', z.type), last_day: store.as_period(z.first_day, z.last_day),
    sources: CASE WHEN a.source_id = z.source_id THEN 'one' ELSE 'two' END
  } AS params,
  [a.claim_id, z.claim_id] AS claims
FROM store.milestone_orders AS o
INNER JOIN moments AS a ON a.milestone_type_id = o.before_id
INNER JOIN moments AS z
  ON z.milestone_type_id = o.after_id AND z.entity_id = a.entity_id AND z.n = a.n AND z.modality = a.modality
WHERE a.source_id = z.source_id OR (a.preferred AND z.preferred)
