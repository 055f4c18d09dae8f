-- One row per region or other group of countries that figures are given for.
SELECT n.slug, n.name, n.acronym, n.type, n.aliases,
  coalesce(m.members, []) AS members
FROM store.named AS n
LEFT JOIN (
  SELECT a.aggregate_id, list(DISTINCT e.slug ORDER BY e.slug) AS members
  FROM store.aggregate_members AS a INNER JOIN store.entities AS e ON e.id = a.member_id GROUP BY a.aggregate_id
) AS m ON m.aggregate_id = n.id
WHERE n.kind = 'aggregate'
ORDER BY n.slug
