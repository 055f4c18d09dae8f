-- One row per strategy, programme, project, initiative or operation.
SELECT
  e.slug,
  e.name,
  c.acronym,
  x.type,
  coalesce(c.aliases, []) AS aliases,
  x.country,
  period.period_start,
  period.period_end,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = x.id AND r.type = 'led_by') AS led_by,
  budget.value AS budget,
  budget.unit AS budget_unit,
  budget.contested AS budget_contested
FROM store.programmes AS x
INNER JOIN store.entities AS e ON e.id = x.id
LEFT JOIN store.called AS c ON c.entity_id = e.id
LEFT JOIN (
  SELECT entity_id, min(date) FILTER (WHERE type = 'starts') AS period_start,
    max(date) FILTER (WHERE type = 'ends') AS period_end
  FROM store.dated GROUP BY entity_id
) AS period ON period.entity_id = x.id
LEFT JOIN (
  SELECT subject, arg_max(value, period_end) AS value, arg_max(unit, period_end) AS unit, bool_or(contested) AS contested
  FROM observations WHERE metric = 'programme_budget' AND preferred GROUP BY subject
) AS budget ON budget.subject = e.slug
