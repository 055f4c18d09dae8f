-- Every live relation, alternative readings left out: the days it can have begun and ended, and the line that tells it.
CREATE OR REPLACE TEMP TABLE bonds AS
SELECT
  *, store.time_of(from_start, from_end) AS since,
  coalesce(' from ' || since, '') || coalesce(' to ' || store.time_of(to_start, to_end), '') AS term,
  coalesce(CASE WHEN from_start = from_end THEN 'on ' ELSE 'in ' END || since, 'at an unstated time') AS in_time
FROM (
  SELECT
    c.id AS claim_id, c.source_id, c.source_edition_id, '“' || src.title || '”' AS source, c.modality, st.preferred,
    p.line, rf.n,
    rf.relation_type_id, rt.slug AS type, rt.name AS verb, rt.inverse_name AS inverse_verb,
    rt.single_valued = 1 AS single_valued,
    rf.subject_id, s.slug AS subject, s.name AS subject_name, s.kind AS subject_kind,
    rf.object_id, o.slug AS object, o.name AS object_name, o.kind AS object_kind,
    r.from_start::DATE AS from_start, r.from_end::DATE AS from_end,
    r.to_start::DATE AS to_start, r.to_end::DATE AS to_end,
    store.last_day_of(e.published_on::DATE, e.published_precision) AS published_by
  FROM store.claims AS c
  INNER JOIN store.standing AS st ON st.claim_id = c.id
  INNER JOIN store.relation_facts AS rf ON rf.fact_id = c.fact_id
  INNER JOIN store.relation_terms AS r ON r.claim_id = c.id
  INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
  INNER JOIN store.entities AS s ON s.id = rf.subject_id
  INNER JOIN store.entities AS o ON o.id = rf.object_id
  INNER JOIN store.sources AS src ON src.id = c.source_id
  INNER JOIN store.source_editions AS e ON e.id = c.source_edition_id
  INNER JOIN store.citations AS z ON z.id = c.primary_citation_id
  INNER JOIN store.passages AS p ON p.id = z.passage_id
  WHERE c.rec_to IS NULL AND c.variant NOT LIKE 'reading:%'
);

-- Every live milestone, alternative readings left out.
CREATE OR REPLACE TEMP TABLE moments AS
SELECT
  c.id AS claim_id, c.source_id, c.source_edition_id, c.modality, st.preferred, mf.milestone_type_id, mt.slug AS type,
  mt.name AS happened, mf.n, mf.entity_id, e.slug AS entity, e.name AS entity_name, e.kind,
  d.date_start::DATE AS first_day, d.date_end::DATE AS last_day,
  store.in_time(d.date_start::DATE, d.date_end::DATE) AS in_time
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = c.fact_id
INNER JOIN store.milestone_dates AS d ON d.claim_id = c.id
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
INNER JOIN store.entities AS e ON e.id = mf.entity_id
WHERE c.rec_to IS NULL AND c.variant NOT LIKE 'reading:%';

-- Where an entity's life begins and ends: founded, or took over from another; starts; was taken over; ends.
CREATE OR REPLACE TEMP TABLE edges AS
SELECT
  entity_id, CASE type WHEN 'established' THEN 'founded' ELSE type END AS edge,
  claim_id, source_id, first_day, last_day,
  CASE type WHEN 'established' THEN 'was established' ELSE type END || ' ' || in_time AS told
FROM moments
WHERE preferred AND n = 1 AND modality = 'fact' AND type IN ('established', 'starts', 'ends')
UNION ALL
SELECT
  object_id, 'founded', claim_id, source_id, from_start, from_end,
  'took over from ' || subject_name || ' ' || in_time
FROM bonds WHERE type = 'succeeded_by' AND preferred AND modality = 'fact'
UNION ALL
SELECT
  subject_id, 'taken over', claim_id, source_id, from_start, from_end,
  'was taken over by ' || object_name || ' ' || in_time
FROM bonds WHERE type = 'succeeded_by' AND preferred AND modality = 'fact';

-- What an entity does: relations it is the acting side of, told as fact. One named by a passive (led by, funded by) is
-- its object's doing. An event lends its date to those who take part.
CREATE OR REPLACE TEMP TABLE deeds AS
WITH acting AS (
  SELECT
    subject_id AS entity_id, object_id AS other_id, claim_id, source_id, source, type, published_by,
    from_start, from_end, to_start, to_end, subject_name || ' ' || verb || ' ' || object_name AS told
  FROM bonds
  WHERE modality = 'fact' AND type NOT LIKE '%\_by' ESCAPE '\'
  UNION ALL
  SELECT
    object_id, subject_id, claim_id, source_id, source, type, published_by, from_start, from_end, to_start, to_end,
    object_name || ' ' || inverse_verb || ' ' || subject_name
  FROM bonds
  WHERE modality = 'fact' AND type LIKE '%\_by' ESCAPE '\' AND type NOT IN ('succeeded_by', 'established_by')
)
SELECT
  a.*, coalesce(a.from_start, m.first_day) AS not_before, coalesce(a.to_start, m.first_day, a.from_start) AS still_on,
  coalesce(a.from_end, m.last_day, a.to_end) AS begun_by,
  store.in_time(coalesce(not_before, begun_by), begun_by) AS in_time
FROM acting AS a
LEFT JOIN (
  SELECT entity_id, min(first_day) AS first_day, max(last_day) AS last_day
  FROM moments
  WHERE kind = 'event' AND n = 1
  GROUP BY ALL
) AS m ON m.entity_id = a.other_id
WHERE a.entity_id IN (SELECT entity_id FROM edges);
