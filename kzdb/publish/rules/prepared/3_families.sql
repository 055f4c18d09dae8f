-- What is given for one slot from period to period: its figures, how far they lie apart, how long their periods are.
CREATE TEMP TABLE runs AS
SELECT
  metric_id, subject_id, breakdown_id, base_id, period_type, modality, nature,
  count(*) FILTER (WHERE preferred) AS periods,
  max(lo) FILTER (WHERE preferred) AS greatest, min(hi) FILTER (WHERE preferred) AS least,
  count(*) FILTER (WHERE store.is_exact(coef, coef_high, qualifier)) AS exact_numbers,
  min(starts) AS starts, max(ends) AS ends, min(ends - starts) AS shortest, max(ends - starts) AS longest,
  arg_min(claim_id, (starts, claim_id)) AS first_claim, arg_max(claim_id, (ends, -claim_id)) AS last_claim,
  list(claim_id) AS claims
FROM stated
WHERE main AND starts IS NOT NULL
GROUP BY ALL
HAVING count(*) > 1 OR nature = 'flow';

-- For each slot and source the parts taken together, and the whole they are compared with: the one of the same source,
-- else the one preferred among the others'. Only what adds up: stocks, flows and counts.
-- Numbers are added in the order of their claims: in any other the last bits, and the hash of the content, would differ.
CREATE TEMP TABLE families AS
WITH gathered AS MATERIALIZED (
  SELECT
    metric_id, subject_id, base_id, period_no, modality, source_id,
    min(claim_id) FILTER (WHERE whole) AS whole, min(hi) FILTER (WHERE whole) AS whole_hi,
    count(*) FILTER (WHERE NOT whole) AS parts, count(hi) FILTER (WHERE NOT whole) AS closed_parts,
    arg_max(claim_id, (lo, -claim_id)) FILTER (WHERE NOT whole AND lo IS NOT NULL) AS largest,
    max(lo) FILTER (WHERE NOT whole) AS largest_lo,
    sum(lo ORDER BY claim_id) FILTER (WHERE NOT whole) AS lo, sum(hi ORDER BY claim_id) FILTER (WHERE NOT whole) AS hi,
    list(claim_id) AS claims
  FROM stated
  WHERE main AND nature IN ('stock', 'flow', 'count')
  GROUP BY ALL
  HAVING parts > 0
),
paired AS (
  SELECT * EXCLUDE (claims), TRUE AS same_source, claims FROM gathered WHERE whole IS NOT NULL
  UNION ALL
  SELECT g.* EXCLUDE (claims) REPLACE (w.claim_id AS whole, w.hi AS whole_hi), FALSE, list_append(g.claims, w.claim_id)
  FROM gathered AS g
  INNER JOIN stated AS w
    ON w.metric_id = g.metric_id AND w.subject_id = g.subject_id AND w.base_id = g.base_id AND w.period_no = g.period_no
    AND w.modality = g.modality
  WHERE g.whole IS NULL AND w.whole AND w.preferred AND w.starts IS NOT NULL
)
SELECT
  metric_id, subject_id, base_id, same_source, whole, whole_hi, parts, largest, largest_lo, lo,
  CASE WHEN closed_parts = parts THEN hi END AS hi, claims
FROM paired;

-- Flows of a longer period and those of shorter ones within it.
CREATE TEMP TABLE nested AS
WITH mixed AS (
  SELECT metric_id, subject_id, breakdown_id
  FROM runs
  WHERE nature = 'flow' AND period_type <> 'point'
  GROUP BY ALL
  HAVING min(shortest) <> max(longest)
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
  AND i.base_id = o.base_id
  AND i.modality = o.modality AND i.starts >= o.starts AND i.ends <= o.ends AND i.days < o.days;
