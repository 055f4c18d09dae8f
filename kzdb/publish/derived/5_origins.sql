-- Who a claim comes from in the end. "According to" inside a document points at another witness; a source that takes from
-- others speaks for them; a person speaks for the body of his office. Agreeing claims are counted by such roots.
CREATE TABLE store.origins AS
WITH RECURSIVE roots (source_id, root_id) AS (
  SELECT s.id, s.id FROM store.sources AS s WHERE s.id NOT IN (SELECT source_id FROM store.source_relies_on)
  UNION
  SELECT r.source_id, roots.root_id FROM store.source_relies_on AS r INNER JOIN roots ON roots.source_id = r.upstream_id
),
bodies AS (
  SELECT subject_id AS person_id, min(object_id) AS body_id
  FROM store.related WHERE type = 'holds_office_in' GROUP BY subject_id HAVING count(DISTINCT object_id) = 1
)
SELECT DISTINCT
  c.id AS claim_id,
  c.fact_id,
  coalesce(b.body_id, c.attributed_to_id, root.publisher_id) AS origin_id
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id
LEFT JOIN bodies AS b ON b.person_id = c.attributed_to_id
LEFT JOIN roots AS r ON r.source_id = c.source_id AND c.attributed_to_id IS NULL
LEFT JOIN store.sources AS root ON root.id = r.root_id
ORDER BY claim_id, origin_id;

-- Claims on one fact that agree with each other: intervals or dates that meet, or the same relation.
CREATE TABLE store.agreements_in_fact AS
WITH answers AS (
  SELECT
    c.id, c.fact_id, c.kind,
    coalesce(f.lo, epoch(m.date_start::DATE), '-infinity'::DOUBLE) AS lo,
    coalesce(f.hi, epoch(m.date_end::DATE), 'infinity'::DOUBLE) AS hi
  FROM store.claims AS c
  INNER JOIN store.standing AS st ON st.claim_id = c.id
  LEFT JOIN store.figures AS f ON f.claim_id = c.id
  LEFT JOIN store.milestone_dates AS m ON m.claim_id = c.id
  WHERE c.kind IN ('observation', 'milestone', 'relation') AND c.variant NOT LIKE 'reading:%'
)
SELECT a.id AS claim_id, b.id AS agrees_id
FROM answers AS a
INNER JOIN answers AS b ON b.fact_id = a.fact_id AND a.lo <= b.hi AND b.lo <= a.hi;
