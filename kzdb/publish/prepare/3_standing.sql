-- Of every claim, live or closed: the passage that carries it (of a closed one, when it was closed), and the edition.
CREATE TABLE store.cited AS
SELECT
  c.id AS claim_id, now.source_edition_id, z.printed,
  nullif(p.line, 0) AS line, CASE WHEN p.kind IN ('text', 'page') THEN p.char_start END AS char_start,
  nullif(p.line_end, 0) AS line_end, CASE WHEN p.kind IN ('text', 'page') THEN p.char_end END AS char_end,
  nullif(p.page, 0) AS page, part.name AS sheet, nullif(p.row, 0) AS row, nullif(p.col, 0) AS col, p.quote
FROM store.claims AS c
INNER JOIN store.citations AS z
  ON z.claim_id = c.id AND z.position = 1 AND z.rec_to IS NOT DISTINCT FROM c.rec_to
INNER JOIN store.passages AS p ON p.id = z.passage_id
INNER JOIN store.current_editions AS now
  ON now.source_id = c.source_id AND now.rec_from < coalesce(c.rec_to, 9223372036854775807)
  AND (now.rec_to IS NULL OR now.rec_to >= c.rec_to)
LEFT JOIN store.source_parts AS part ON part.source_id = c.source_id AND part.number = p.part;

-- Live claims with their source, its edition, and what we remark on them.
CREATE TABLE store.live AS
SELECT
  c.id AS claim_id, c.fact_id, c.kind, c.source_id, c.variant, c.variant LIKE 'reading:%' AS is_reading, c.nature,
  c.modality, c.attributed_to_id, c.answer_hash, c.rec_from AS revision, s.slug AS source, s.title, s.reliability,
  e.published_on::DATE AS published_on, store.last_day_of(e.published_on::DATE, e.published_precision) AS published_by,
  e.document, m.note, m.credibility, i.inferred
FROM store.claims AS c
INNER JOIN store.sources AS s ON s.id = c.source_id
INNER JOIN store.current_editions AS now ON now.source_id = c.source_id AND now.rec_to IS NULL
INNER JOIN store.source_editions AS e ON e.id = now.source_edition_id
LEFT JOIN store.remarks AS m ON m.claim_id = c.id AND m.rec_to IS NULL
LEFT JOIN (
  SELECT remark_id, list_sort(list(attribute)) AS inferred FROM store.inferences GROUP BY remark_id
) AS i ON i.remark_id = m.id
WHERE c.rec_to IS NULL;

-- Decisions, and whether they still hold: a decision lapses when a side no longer says what was seen.
CREATE TABLE store.decision_status AS
WITH sides AS (
  SELECT
    d.id, s.slug AS source, y.source_id, y.variant, y.saw, y.saw_key, c.claim_id,
    CASE c.kind
      WHEN 'observation' THEN f.qualifier || ' ' || f.coef || 'e' || f.exp10
        || coalesce('..' || f.coef_high || 'e' || f.exp10_high, '') || ' ' || u.slug
      WHEN 'milestone' THEN md.date_start || '/' || md.date_end
      WHEN 'relation' THEN coalesce(nullif(concat_ws(
        ' ', r.role, nullif(trim(coalesce(r.from_start, '') || '/' || coalesce(r.to_start, ''), '/'), '')), ''), 'holds')
    END AS says
  FROM store.decisions AS d
  INNER JOIN store.decision_sides AS y ON y.decision_id = d.id
  INNER JOIN store.sources AS s ON s.id = y.source_id
  LEFT JOIN store.live AS c ON c.fact_id = d.fact_id AND c.source_id = y.source_id AND c.variant = y.variant
  LEFT JOIN store.figures AS f ON f.claim_id = c.claim_id
  LEFT JOIN store.units AS u ON u.id = f.unit_id
  LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.claim_id
  LEFT JOIN store.relation_terms AS r ON r.claim_id = c.claim_id
  WHERE d.rec_to IS NULL
)
SELECT
  id AS decision_id, bool_and(says IS NOT DISTINCT FROM saw_key) AS holds,
  list(struct_pack(source := source, variant := variant, saw := saw, holds := says IS NOT DISTINCT FROM saw_key)
    ORDER BY source, variant) AS sides
FROM sides
GROUP BY id;

-- Which claim on a fact is preferred: rank 1. The rule, in order: a decision that holds; the main reading before any
-- other; an adopted fact before a plan or draft; the more exactly dated answer; the more reliable source; the later
-- publication; the earlier claim.
CREATE TABLE store.ranked AS
SELECT *, row_number() OVER (PARTITION BY fact_id ORDER BY merit) AS rank
FROM (
  SELECT
    c.claim_id, c.fact_id, c.kind, c.source_id, c.variant, c.is_reading, c.modality, c.nature,
    row_number() OVER (
      ORDER BY
        d.decision_id IS NULL, c.is_reading,
        CASE c.modality WHEN 'fact' THEN 1 WHEN 'in_progress' THEN 2 WHEN 'planned' THEN 3 WHEN 'draft' THEN 4 ELSE 5 END,
        CASE WHEN t.claim_id IS NOT NULL THEN (t.from_start IS NULL)::INTEGER + (t.to_end IS NULL)::INTEGER END,
        CASE md.date_precision WHEN 'day' THEN 1 WHEN 'month' THEN 2 WHEN 'year' THEN 3 END,
        c.reliability, c.published_on DESC NULLS LAST, c.claim_id
    ) AS merit
  FROM store.live AS c
  LEFT JOIN store.relation_terms AS t ON t.claim_id = c.claim_id
  LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.claim_id
  LEFT JOIN (
    SELECT s.decision_id, d.fact_id, d.preferred_source_id, d.preferred_variant
    FROM store.decision_status AS s INNER JOIN store.decisions AS d ON d.id = s.decision_id
    WHERE s.holds
  ) AS d ON d.fact_id = c.fact_id AND d.preferred_source_id = c.source_id AND d.preferred_variant = c.variant
);
