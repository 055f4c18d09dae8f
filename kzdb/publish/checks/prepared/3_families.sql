-- For each slot and source: the whole, and its parts taken together. Only what adds up: stocks, flows and counts.
CREATE OR REPLACE VIEW store.families AS
SELECT
  metric_id, subject_id, starts, ends, period_type, modality, source_id,
  min(claim_id) FILTER (WHERE whole) AS whole, min(hi) FILTER (WHERE whole) AS whole_hi,
  count(*) FILTER (WHERE NOT whole) AS parts,
  arg_max(claim_id, lo) FILTER (WHERE NOT whole) AS largest, max(lo) FILTER (WHERE NOT whole) AS largest_lo,
  sum(lo) FILTER (WHERE NOT whole) AS lo, sum(hi) FILTER (WHERE NOT whole) AS hi, list(claim_id) AS claims
FROM stated
WHERE main AND nature IN ('stock', 'flow', 'count')
GROUP BY ALL
HAVING count(*) FILTER (WHERE NOT whole) > 0;

-- Which wholes they are compared with: the one of the same source, else the one preferred among the others'.
CREATE OR REPLACE TEMP TABLE families AS
SELECT metric_id, subject_id, starts, ends, true AS same_source, whole, whole_hi, parts, largest, largest_lo, lo, hi, claims
FROM store.families
WHERE whole IS NOT NULL
UNION ALL
SELECT
  f.metric_id, f.subject_id, f.starts, f.ends, false, w.claim_id, w.hi, f.parts, f.largest, f.largest_lo, f.lo, f.hi,
  list_append(f.claims, w.claim_id)
FROM store.families AS f
INNER JOIN stated AS w
  ON w.metric_id = f.metric_id AND w.subject_id = f.subject_id AND w.starts = f.starts AND w.ends = f.ends
  AND w.period_type = f.period_type AND w.modality = f.modality
WHERE f.whole IS NULL AND w.whole AND w.preferred;

-- Flows of a longer period and those of shorter ones within it.
CREATE OR REPLACE TEMP TABLE nested AS
WITH mixed AS (
  SELECT metric_id, subject_id, breakdown_id
  FROM stated
  WHERE nature = 'flow' AND main AND period_type <> 'point'
  GROUP BY ALL
  HAVING min(ends - starts) <> max(ends - starts)
),
dated AS MATERIALIZED (
  SELECT s.*, s.ends - s.starts + 1 AS days
  FROM stated AS s
  SEMI JOIN mixed AS m ON m.metric_id = s.metric_id AND m.subject_id = s.subject_id AND m.breakdown_id = s.breakdown_id
  WHERE s.nature = 'flow' AND s.main AND s.period_type <> 'point' AND s.starts IS NOT NULL
)
SELECT
  o.claim_id AS longer, i.claim_id AS shorter, i.source_id, i.source_id = o.source_id AS same_source,
  i.period_type, i.days, o.days AS days_of_longer
FROM dated AS o
INNER JOIN dated AS i
  ON i.metric_id = o.metric_id AND i.subject_id = o.subject_id AND i.breakdown_id = o.breakdown_id
  AND i.modality = o.modality AND i.starts >= o.starts AND i.ends <= o.ends AND i.days < o.days;
