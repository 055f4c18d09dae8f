-- The figures of metrics that are something to others (metric_links). A part's wholes are its direct one and that one's,
-- to the end.
CREATE TEMP TABLE linked AS
SELECT
  s.*, m.slug AS metric, m.dimension, e.slug AS subject, b.slug AS part, b.entity_id AS part_id
FROM stated AS s
INNER JOIN store.metrics AS m ON m.id = s.metric_id
INNER JOIN store.entities AS e ON e.id = s.subject_id
INNER JOIN store.breakdowns AS b ON b.id = s.breakdown_id
WHERE s.metric_id IN (
  SELECT metric_id FROM store.metric_links
  UNION SELECT of_metric_id FROM store.metric_links
  UNION SELECT per_metric_id FROM store.metric_links
);

CREATE TEMP TABLE metric_wholes AS
WITH RECURSIVE wholes (metric_id, whole_id, steps) AS (
  SELECT metric_id, of_metric_id, 1 FROM store.metric_links WHERE type = 'part_of'
  UNION
  SELECT w.metric_id, l.of_metric_id, w.steps + 1
  FROM wholes AS w
  INNER JOIN store.metric_links AS l ON l.metric_id = w.whole_id AND l.type = 'part_of'
  WHERE w.steps < 9
)
SELECT metric_id, whole_id, min(steps) AS steps FROM wholes GROUP BY ALL;

-- Pairs of figures, one of a metric and one of another it is linked to: same subject and part. Those of one time, else
-- the nearest; figures of the same source before others.
CREATE MACRO store.rank_of(of_one_time, same_source, days) AS
  CASE WHEN of_one_time THEN 0 ELSE 2000000 END + least(coalesce(days, 1000000), 1000000)
  + CASE WHEN same_source THEN 0 ELSE 0.5 END;
