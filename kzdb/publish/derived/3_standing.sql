-- Which claim on a fact is preferred, and whether it is contested. The rule, in order: a decision that stands; the main
-- reading before any other; an adopted fact before a plan or draft; the more exactly dated answer; the more reliable
-- source; the later publication; the earlier claim. Contested is a claim with a rival, settled or not: a reader is to
-- see both.
CREATE TABLE store.standing AS
WITH contested AS (
  SELECT claim_a AS claim_id FROM store.rivals
  UNION
  SELECT claim_b FROM store.rivals
)
SELECT
  c.id AS claim_id,
  c.variant NOT LIKE 'reading:%' AND row_number() OVER (
    PARTITION BY c.fact_id
    ORDER BY
      d.id IS NULL,
      c.variant LIKE 'reading:%',
      CASE c.modality WHEN 'fact' THEN 1 WHEN 'in_progress' THEN 2 WHEN 'planned' THEN 3 WHEN 'draft' THEN 4 ELSE 5 END,
      CASE WHEN t.claim_id IS NOT NULL THEN (t.from_start IS NULL)::INTEGER + (t.to_end IS NULL)::INTEGER END,
      CASE md.date_precision WHEN 'day' THEN 1 WHEN 'month' THEN 2 WHEN 'year' THEN 3 END,
      s.reliability,
      e.published_on DESC NULLS LAST,
      c.id
  ) = 1 AS preferred,
  r.claim_id IS NOT NULL AS contested
FROM store.claims AS c
INNER JOIN store.sources AS s ON s.id = c.source_id
INNER JOIN store.source_editions AS e ON e.id = c.source_edition_id
LEFT JOIN store.relation_terms AS t ON t.claim_id = c.id
LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.id
LEFT JOIN store.decisions AS d
  ON d.fact_id = c.fact_id AND d.preferred_source_id = c.source_id AND d.preferred_variant = c.variant
  AND d.status = 'stands' AND d.rec_to IS NULL
LEFT JOIN contested AS r ON r.claim_id = c.id
WHERE c.rec_to IS NULL
ORDER BY c.id;

CREATE VIEW store.live AS
SELECT
  c.id AS claim_id,
  c.fact_id,
  c.kind,
  c.nature,
  c.modality,
  who.slug AS attributed_to,
  c.note,
  c.credibility,
  st.preferred,
  st.contested,
  c.variant,
  s.slug AS source,
  e.published_on::DATE AS published_on,
  e.document,
  p.line,
  p.char_start,
  p.char_end,
  p.quote,
  c.rec_from AS revision
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id
INNER JOIN store.sources AS s ON s.id = c.source_id
INNER JOIN store.source_editions AS e ON e.id = c.source_edition_id
INNER JOIN store.citations AS z ON z.id = c.primary_citation_id
INNER JOIN store.passages AS p ON p.id = z.passage_id
LEFT JOIN store.entities AS who ON who.id = c.attributed_to_id
WHERE c.rec_to IS NULL;
