-- Who a claim comes from in the end. "According to" inside a document points at another witness; a source that takes from
-- others speaks for them; a person speaks for the body of his office. Agreeing claims are counted by such roots.
CREATE TABLE store.origins AS
WITH RECURSIVE roots (source_id, root_id) AS (
  SELECT s.id, s.id FROM store.sources AS s
  WHERE NOT EXISTS (SELECT 1 FROM store.source_relies_on AS r WHERE r.source_id = s.id)
  UNION
  SELECT r.source_id, roots.root_id FROM store.source_relies_on AS r INNER JOIN roots ON roots.source_id = r.upstream_id
),
bodies AS (
  SELECT subject_id AS person_id, min(object_id) AS body_id
  FROM store.related WHERE type = 'holds_office_in' GROUP BY subject_id HAVING count(DISTINCT object_id) = 1
)
SELECT DISTINCT
  l.claim_id,
  l.fact_id,
  coalesce(b.body_id, l.attributed_to_id, root.publisher_id) AS origin_id
FROM store.live AS l
LEFT JOIN bodies AS b ON b.person_id = l.attributed_to_id
LEFT JOIN roots AS r ON r.source_id = l.source_id AND l.attributed_to_id IS NULL
LEFT JOIN store.sources AS root ON root.id = r.root_id;

-- How many origins and documents agree with a claim, it counted: claims whose intervals or dates meet, or the same
-- relation. Facts that only one source answers need no comparison.
CREATE TABLE store.confirmed AS
WITH answers AS (
  SELECT
    l.claim_id, l.fact_id, l.source_id,
    coalesce(f.lo, epoch(m.date_start::DATE), '-infinity'::DOUBLE) AS lo,
    coalesce(f.hi, epoch(m.date_end::DATE), 'infinity'::DOUBLE) AS hi
  FROM store.live AS l
  INNER JOIN (SELECT fact_id FROM store.live GROUP BY fact_id HAVING count(*) > 1) AS several ON several.fact_id = l.fact_id
  LEFT JOIN store.figures AS f ON f.claim_id = l.claim_id
  LEFT JOIN store.milestone_dates AS m ON m.claim_id = l.claim_id
  WHERE l.kind IN ('observation', 'milestone', 'relation') AND NOT l.is_reading
)
SELECT a.claim_id, count(DISTINCT o.origin_id) AS origins, count(DISTINCT b.source_id) AS documents
FROM answers AS a
INNER JOIN answers AS b ON b.fact_id = a.fact_id AND a.lo <= b.hi AND b.lo <= a.hi
INNER JOIN store.origins AS o ON o.claim_id = b.claim_id
GROUP BY a.claim_id;
