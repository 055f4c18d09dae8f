-- What there is one of at a time, as the leader of a body, is not two at once.
WITH single AS (
  SELECT * FROM bonds WHERE single_valued AND modality = 'fact'
),
pairs AS (
  SELECT
    a.subject_id, a.relation_type_id, a.claim_id AS one, z.claim_id AS two,
    CASE
      WHEN coalesce(a.to_start <= z.from_end OR z.to_start <= a.from_end, FALSE) THEN 'holds'  -- one after the other
      WHEN coalesce(a.from_end <= z.from_start AND a.to_start > z.from_end, FALSE) THEN 'fails'
      WHEN coalesce(z.from_end <= a.from_start AND z.to_start > a.from_end, FALSE) THEN 'fails'
      ELSE 'cannot_tell'
    END AS verdict
  FROM single AS a
  INNER JOIN single AS z
    ON z.subject_id = a.subject_id AND z.relation_type_id = a.relation_type_id AND z.object_id <> a.object_id
    AND z.claim_id > a.claim_id
),
found AS (
  SELECT one, two, verdict, [one, two] AS claims FROM pairs
  UNION ALL
  SELECT min(claim_id), NULL, 'holds', list(claim_id)
  FROM single
  GROUP BY subject, type
  HAVING count(DISTINCT object_id) = 1
)
SELECT
  a.subject, coalesce(greatest(a.from_start, z.from_start), a.from_start, z.from_start) AS period_start,
  least(a.to_end, z.to_end) AS period_end, f.verdict,
  'one_at_a_time-' || CASE WHEN z.claim_id IS NULL THEN 'alone' ELSE f.verdict END AS code,
  {
    first: store.as_bond(a), first_term: store.as_term(a), second: store.as_name('entities', z.object),
    second_term: store.as_term(z)
  } AS params,
  f.claims
FROM found AS f
INNER JOIN bonds AS a ON a.claim_id = f.one
LEFT JOIN bonds AS z ON z.claim_id = f.two
