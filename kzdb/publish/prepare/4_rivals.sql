-- Answers that cannot all be true. Claims on one question that say the same are one answer; an answer is set against the
-- best-ranked answer it cannot be true beside. So there is a row for each answer, not for each pair of sources.
-- Sources that take from each other are no rivals, and two readings of one passage are none.
CREATE TABLE store.copies AS
WITH RECURSIVE copies (source_id, upstream_id) AS (
  SELECT source_id, upstream_id FROM store.source_relies_on
  UNION
  SELECT c.source_id, r.upstream_id FROM copies AS c INNER JOIN store.source_relies_on AS r ON r.source_id = c.upstream_id
)
SELECT source_id, upstream_id FROM copies
UNION
SELECT upstream_id, source_id FROM copies;

-- Exchange rates: how many units of one currency the sources give for one of another, in both directions.
CREATE TABLE store.rates AS
WITH given AS (
  SELECT
    r.claim_id, num.id AS num_id, den.id AS den_id, o.period_start, o.period_end, f.lo, f.hi
  FROM store.ranked AS r
  INNER JOIN store.observation_facts AS o ON o.fact_id = r.fact_id
  INNER JOIN store.figures AS f ON f.claim_id = r.claim_id
  INNER JOIN store.units AS u ON u.id = f.unit_id AND u.dimension = 'exchange_rate'
  INNER JOIN store.units AS num ON num.slug = split_part(u.slug, '_per_', 1)
  INNER JOIN store.units AS den ON den.slug = split_part(u.slug, '_per_', 2)
  WHERE r.rank = 1 AND f.lo > 0 AND f.hi IS NOT NULL
)
SELECT claim_id, den_id AS from_id, num_id AS to_id, period_start, period_end, lo, hi FROM given
UNION ALL
SELECT claim_id, num_id, den_id, period_start, period_end, 1 / hi, 1 / lo FROM given;

-- The answers: of figures and dates by interval, of relations that have one object at a time by object and term.
CREATE TABLE store.answers AS
WITH stated AS (
  SELECT
    r.claim_id, r.fact_id AS question, r.source_id, r.merit, f.lo, f.hi, u.base_id,
    CASE WHEN u.dimension = 'money' THEN o.period_start END AS period_start,
    CASE WHEN u.dimension = 'money' THEN o.period_end END AS period_end, NULL::BIGINT AS object_id
  FROM store.ranked AS r
  INNER JOIN store.figures AS f ON f.claim_id = r.claim_id
  INNER JOIN store.units AS u ON u.id = f.unit_id
  INNER JOIN store.observation_facts AS o ON o.fact_id = r.fact_id
  WHERE NOT r.is_reading
  UNION ALL
  SELECT
    r.claim_id, r.fact_id, r.source_id, r.merit, epoch(m.date_start::DATE), epoch(m.date_end::DATE), 0, NULL, NULL, NULL
  FROM store.ranked AS r
  INNER JOIN store.milestone_dates AS m ON m.claim_id = r.claim_id
  WHERE NOT r.is_reading
  UNION ALL
  SELECT
    r.claim_id, -(rf.relation_type_id * 100000000 + rf.subject_id), r.source_id, r.merit,
    coalesce(epoch(t.from_start::DATE), '-infinity'::DOUBLE), coalesce(epoch(t.to_end::DATE), 'infinity'::DOUBLE), 0,
    NULL, NULL, rf.object_id
  FROM store.ranked AS r
  INNER JOIN store.relation_facts AS rf ON rf.fact_id = r.fact_id
  INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id AND rt.single_valued = 1
  INNER JOIN store.relation_terms AS t ON t.claim_id = r.claim_id
  WHERE NOT r.is_reading
)
SELECT
  question, base_id, lo, hi, object_id, any_value(period_start) AS period_start, any_value(period_end) AS period_end,
  row_number() OVER (PARTITION BY question ORDER BY min(merit)) AS answer_no,
  arg_min(claim_id, merit) AS claim_id, list(claim_id ORDER BY merit) AS claims, list(DISTINCT source_id) AS sources
FROM stated
GROUP BY question, base_id, lo, hi, object_id;

DELETE FROM store.answers
WHERE question IN (SELECT question FROM store.answers GROUP BY question HAVING count(*) = 1);

-- In another currency an answer is compared by the rate of its time, cited with it.
CREATE TABLE store.set_apart AS
WITH firsts AS (
  SELECT * FROM store.answers WHERE answer_no = 1
),
converted AS (
  SELECT
    a.question, a.answer_no, r.claim_id AS rate_claim,
    CASE WHEN r.claim_id IS NULL THEN a.lo ELSE a.lo * r.lo END AS lo,
    CASE WHEN r.claim_id IS NULL THEN a.hi ELSE a.hi * r.hi END AS hi
  FROM store.answers AS a
  INNER JOIN firsts AS t ON t.question = a.question
  LEFT JOIN store.rates AS r
    ON a.base_id <> t.base_id AND r.from_id = a.base_id AND r.to_id = t.base_id
    AND r.period_start <= a.period_end AND r.period_end >= a.period_start
  WHERE a.base_id = t.base_id OR r.claim_id IS NOT NULL
  QUALIFY row_number() OVER (
    PARTITION BY a.question, a.answer_no ORDER BY r.period_start <= a.period_start AND r.period_end >= a.period_end DESC,
    r.period_end DESC, r.claim_id
  ) = 1
),
against_first AS (
  SELECT
    a.question, t.answer_no AS better, a.answer_no AS other, c.rate_claim,
    CASE WHEN a.object_id IS NOT NULL THEN a.object_id <> t.object_id AND a.lo <= t.hi AND t.lo <= a.hi
         ELSE c.hi < t.lo OR t.hi < c.lo END AS apart
  FROM store.answers AS a
  INNER JOIN firsts AS t ON t.question = a.question AND a.answer_no > 1
  INNER JOIN converted AS c ON c.question = a.question AND c.answer_no = a.answer_no
),
met AS (
  SELECT question, better, other, rate_claim FROM against_first WHERE apart
),
-- Those that are no rivals of the first: they may be of each other.
rest AS (
  SELECT a.* FROM store.answers AS a
  ANTI JOIN met AS m ON m.question = a.question AND m.other = a.answer_no
  WHERE a.answer_no > 1
),
among AS (
  SELECT
    a.question, least(a.answer_no, b.answer_no) AS better, greatest(a.answer_no, b.answer_no) AS other
  FROM rest AS a
  INNER JOIN store.answers AS b
    ON b.question = a.question AND b.answer_no > 1 AND b.answer_no <> a.answer_no AND b.base_id = a.base_id
  WHERE CASE WHEN a.object_id IS NOT NULL THEN a.object_id <> b.object_id AND a.lo <= b.hi AND b.lo <= a.hi
        ELSE a.hi < b.lo OR b.hi < a.lo END
  QUALIFY row_number() OVER (PARTITION BY a.question, a.answer_no ORDER BY b.answer_no) = 1
)
SELECT question, better, other, rate_claim FROM met
UNION
SELECT question, better, other, NULL FROM among;

-- Not where every source of the one takes from a source of the other.
CREATE TABLE store.rivals AS
WITH pairs AS (
  SELECT
    p.question, p.rate_claim, a.claim_id AS claim_a, b.claim_id AS claim_b, a.claims AS claims_a, b.claims AS claims_b,
    a.sources AS sources_a, b.sources AS sources_b, a.lo AS lo_a, a.hi AS hi_a, b.lo AS lo_b, b.hi AS hi_b,
    a.base_id <> 0 AND a.base_id = b.base_id AS has_ratio
  FROM store.set_apart AS p
  INNER JOIN store.answers AS a ON a.question = p.question AND a.answer_no = p.better
  INNER JOIN store.answers AS b ON b.question = p.question AND b.answer_no = p.other
),
copied AS (
  SELECT p.claim_a, p.claim_b, count(*) AS pairs
  FROM (SELECT claim_a, claim_b, unnest(sources_a) AS source_a, sources_b FROM pairs) AS p
  INNER JOIN store.copies AS k ON k.source_id = p.source_a AND list_contains(p.sources_b, k.upstream_id)
  GROUP BY p.claim_a, p.claim_b
)
SELECT
  x.fact_id, p.claim_a, p.claim_b, p.claims_a, p.claims_b, p.rate_claim,
  CASE
    WHEN (x.modality = 'fact') <> (y.modality = 'fact') THEN 'draft_against_adopted'
    WHEN len(p.sources_a) * len(p.sources_b) - coalesce(k.pairs, 0)
      = len(list_intersect(p.sources_a, p.sources_b)) THEN 'within_document'
    WHEN x.nature <> y.nature THEN 'scope_or_definition'
    WHEN p.has_ratio AND p.lo_a > 0 AND p.lo_b > 0 AND list_has_any([1, 2, 3], list_filter([1, 2, 3], lambda e:
      greatest(p.lo_a, p.lo_b) / nullif(least(p.hi_a, p.hi_b), 0) <= pow(10, e)
      AND greatest(p.hi_a, p.hi_b) / nullif(least(p.lo_a, p.lo_b), 0) >= pow(10, e))) THEN 'unit_slip'
    ELSE 'cross_source'
  END AS kind,
  d.slug AS decision, s.holds AS decision_holds, d.reason AS decision_reason,
  coalesce(s.holds AND list_contains([z.claim_id FOR z IN seen.sides], p.claim_a)
    AND list_contains([z.claim_id FOR z IN seen.sides], p.claim_b), FALSE) AS decided
FROM pairs AS p
INNER JOIN store.ranked AS x ON x.claim_id = p.claim_a
INNER JOIN store.ranked AS y ON y.claim_id = p.claim_b
LEFT JOIN copied AS k ON k.claim_a = p.claim_a AND k.claim_b = p.claim_b
LEFT JOIN store.decisions AS d ON d.fact_id = x.fact_id AND d.rec_to IS NULL
LEFT JOIN store.decision_status AS s ON s.decision_id = d.id
LEFT JOIN (
  SELECT y.decision_id, list(struct_pack(claim_id := c.claim_id)) AS sides
  FROM store.decision_sides AS y
  INNER JOIN store.decisions AS d ON d.id = y.decision_id
  INNER JOIN store.live AS c ON c.fact_id = d.fact_id AND c.source_id = y.source_id AND c.variant = y.variant
  GROUP BY y.decision_id
) AS seen ON seen.decision_id = d.id
WHERE coalesce(k.pairs, 0) < len(p.sources_a) * len(p.sources_b)
ORDER BY x.fact_id, p.claim_a, p.claim_b;

-- Contested is a claim whose answer has a rival, settled or not: a reader is to see both.
CREATE TABLE store.contested AS
SELECT DISTINCT unnest(claims_a) AS claim_id, bool_and(decided) AS settled FROM store.rivals GROUP BY claims_a
UNION
SELECT DISTINCT unnest(claims_b), bool_and(decided) FROM store.rivals GROUP BY claims_b;

CREATE TABLE store.standing AS
SELECT
  r.claim_id, r.rank = 1 AND NOT r.is_reading AS preferred, c.claim_id IS NOT NULL AS contested,
  coalesce(NOT c.settled, FALSE) AS openly_contested
FROM store.ranked AS r
LEFT JOIN (SELECT claim_id, bool_and(settled) AS settled FROM store.contested GROUP BY claim_id) AS c
  ON c.claim_id = r.claim_id;
