-- One row per strategy, programme, project, initiative or operation.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases, n.country,
  (SELECT min(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type = 'starts') AS period_start,
  (SELECT max(d.date) FROM store.dated AS d WHERE d.entity_id = n.id AND d.type = 'ends') AS period_end,
  (SELECT min(r.object) FROM store.related AS r WHERE r.subject_id = n.id AND r.type = 'led_by') AS led_by,
  b.value AS budget, b.unit AS budget_unit, b.contested AS budget_contested
FROM store.named AS n
LEFT JOIN (
  SELECT subject, arg_max(value, (period_end, claim_id)) AS value, arg_max(unit, (period_end, claim_id)) AS unit,
    bool_or(contested) AS contested
  FROM published.observations
  WHERE metric = 'programme_budget' AND preferred
  GROUP BY subject
) AS b ON b.subject = n.slug
WHERE n.kind = 'programme'
ORDER BY n.slug
