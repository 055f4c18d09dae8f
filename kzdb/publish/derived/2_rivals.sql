-- Pairs of live claims that cannot both be true, from witnesses that do not copy each other: disjoint intervals or dates on
-- one fact, or two objects of a relation that has one at a time. Two readings of one passage are no rivals.
CREATE TABLE store.copies AS
WITH RECURSIVE copies (source_id, upstream_id) AS (
  SELECT source_id, upstream_id FROM store.source_relies_on
  UNION
  SELECT c.source_id, r.upstream_id FROM copies AS c INNER JOIN store.source_relies_on AS r ON r.source_id = c.upstream_id
)
SELECT source_id, upstream_id FROM copies
UNION
SELECT upstream_id, source_id FROM copies;

CREATE TABLE store.rivals AS
WITH answers AS (
  SELECT
    c.id, c.fact_id, c.source_id, c.variant, c.modality, c.nature,
    coalesce(f.lo, epoch(m.date_start::DATE)) AS lo,
    coalesce(f.hi, epoch(m.date_end::DATE)) AS hi,
    f.claim_id IS NOT NULL AS is_figure
  FROM store.claims AS c
  LEFT JOIN store.figures AS f ON f.claim_id = c.id
  LEFT JOIN store.milestone_dates AS m ON m.claim_id = c.id
  WHERE c.rec_to IS NULL AND c.kind IN ('observation', 'milestone') AND c.variant NOT LIKE 'reading:%'
),
apart AS (
  SELECT
    a.fact_id, a.id AS claim_a, b.id AS claim_b,
    a.source_id AS source_a, b.source_id AS source_b, a.variant AS variant_a, b.variant AS variant_b,
    a.modality AS modality_a, b.modality AS modality_b, a.nature AS nature_a, b.nature AS nature_b,
    CASE WHEN a.is_figure THEN greatest(a.lo, b.lo) / nullif(least(a.hi, b.hi), 0) END AS ratio_low,
    CASE WHEN a.is_figure THEN greatest(a.hi, b.hi) / nullif(least(a.lo, b.lo), 0) END AS ratio_high
  FROM answers AS a
  INNER JOIN answers AS b ON b.fact_id = a.fact_id AND b.id > a.id
  WHERE a.hi < b.lo OR b.hi < a.lo
),
terms AS (
  SELECT
    c.id, c.fact_id, c.source_id, c.variant, c.modality, c.nature, rf.relation_type_id, rf.subject_id, rf.object_id,
    coalesce(t.from_start, '0001-01-01') AS from_start, coalesce(t.to_end, '9999-12-31') AS to_end
  FROM store.claims AS c
  INNER JOIN store.relation_facts AS rf ON rf.fact_id = c.fact_id
  INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id AND rt.single_valued = 1
  INNER JOIN store.relation_terms AS t ON t.claim_id = c.id
  WHERE c.rec_to IS NULL AND c.variant NOT LIKE 'reading:%'
),
parted AS (
  SELECT
    a.fact_id, a.id AS claim_a, b.id AS claim_b,
    a.source_id AS source_a, b.source_id AS source_b, a.variant AS variant_a, b.variant AS variant_b,
    a.modality AS modality_a, b.modality AS modality_b, a.nature AS nature_a, b.nature AS nature_b,
    NULL::DOUBLE AS ratio_low, NULL::DOUBLE AS ratio_high
  FROM terms AS a
  INNER JOIN terms AS b
    ON b.relation_type_id = a.relation_type_id AND b.subject_id = a.subject_id AND b.object_id <> a.object_id
    AND b.id > a.id AND a.from_start <= b.to_end AND b.from_start <= a.to_end
),
pairs AS (
  SELECT * FROM apart UNION ALL SELECT * FROM parted
)
SELECT
  p.fact_id, p.claim_a, p.claim_b,
  CASE
    WHEN (p.modality_a = 'fact') <> (p.modality_b = 'fact') THEN 'draft_against_adopted'
    WHEN p.source_a = p.source_b THEN 'within_document'
    WHEN p.nature_a <> p.nature_b THEN 'scope_or_definition'
    WHEN (p.ratio_low <= 10 AND p.ratio_high >= 10) OR (p.ratio_low <= 100 AND p.ratio_high >= 100)
      OR (p.ratio_low <= 1000 AND p.ratio_high >= 1000) THEN 'unit_slip'
    ELSE 'cross_source'
  END AS kind,
  d.id AS decision_id,
  d.slug AS decision,
  d.status AS decision_status,
  coalesce(d.status_reason, d.reason) AS decision_reason,
  coalesce(d.status = 'stands' AND sides.both, FALSE) AS decided
FROM pairs AS p
LEFT JOIN store.copies AS k ON k.source_id = p.source_a AND k.upstream_id = p.source_b
LEFT JOIN store.decisions AS d ON d.fact_id = p.fact_id AND d.rec_to IS NULL
LEFT JOIN (
  SELECT x.decision_id, x.source_id AS source_a, x.variant AS variant_a, y.source_id AS source_b, y.variant AS variant_b,
    TRUE AS both
  FROM store.decision_sides AS x INNER JOIN store.decision_sides AS y ON y.decision_id = x.decision_id
) AS sides
  ON sides.decision_id = d.id AND sides.source_a = p.source_a AND sides.variant_a = p.variant_a
  AND sides.source_b = p.source_b AND sides.variant_b = p.variant_b
WHERE k.source_id IS NULL
ORDER BY p.fact_id, p.claim_a, p.claim_b;
