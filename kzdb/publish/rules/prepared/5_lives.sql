-- Every live relation, other readings left out: the days it can have begun and ended, and where the source says so.
CREATE TEMP TABLE bonds AS
SELECT
  c.claim_id, c.source_id, c.source, c.modality, st.preferred, z.line, z.page, rf.n,
  rf.relation_type_id, rt.slug AS type, rt.single_valued = 1 AS single_valued,
  rf.subject_id, s.slug AS subject, s.kind AS subject_kind, rf.object_id, o.slug AS object, o.kind AS object_kind,
  r.from_start::DATE AS from_start, r.from_end::DATE AS from_end,
  r.to_start::DATE AS to_start, r.to_end::DATE AS to_end, c.published_by
FROM store.live AS c
INNER JOIN store.standing AS st ON st.claim_id = c.claim_id
INNER JOIN store.cited AS z ON z.claim_id = c.claim_id
INNER JOIN store.relation_facts AS rf ON rf.fact_id = c.fact_id
INNER JOIN store.relation_terms AS r ON r.claim_id = c.claim_id
INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
INNER JOIN store.entities AS s ON s.id = rf.subject_id
INNER JOIN store.entities AS o ON o.id = rf.object_id
WHERE NOT c.is_reading;

-- A relation in words, and from the other side: Erlan Karin - leads - the committee.
CREATE MACRO store.as_bond(b) AS {
  key: 'bond', subject: store.as_name('entities', b.subject), verb: store.as_name('relation_types', b.type),
  object: store.as_name('entities', b.object)
};

CREATE MACRO store.as_inverse_bond(b) AS {
  key: 'bond', subject: store.as_name('entities', b.object), verb: store.as_name('inverse_relations', b.type),
  object: store.as_name('entities', b.subject)
};

-- From when to when a relation held, as far as the source says.
CREATE MACRO store.as_term(b) AS {
  key: CASE
    WHEN b.from_start IS NULL AND b.to_end IS NULL THEN 'term-none' WHEN b.to_end IS NULL THEN 'term-since'
    WHEN b.from_start IS NULL THEN 'term-until' ELSE 'term-between'
  END,
  since: store.as_period(b.from_start, b.from_end), until: store.as_period(b.to_start, b.to_end)
};

-- Every live milestone, other readings left out.
CREATE TEMP TABLE moments AS
SELECT
  c.claim_id, c.source_id, c.modality, st.preferred, mf.milestone_type_id, mt.slug AS type, mf.n,
  mf.entity_id, e.slug AS entity, e.kind, d.date_start::DATE AS first_day, d.date_end::DATE AS last_day
FROM store.live AS c
INNER JOIN store.standing AS st ON st.claim_id = c.claim_id
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = c.fact_id
INNER JOIN store.milestone_dates AS d ON d.claim_id = c.claim_id
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
INNER JOIN store.entities AS e ON e.id = mf.entity_id
WHERE NOT c.is_reading;

-- Where an entity's life begins and ends: founded, or took over from another; starts; was taken over; ends.
CREATE TEMP TABLE edges AS
SELECT
  entity_id, CASE type WHEN 'established' THEN 'founded' ELSE type END AS edge, claim_id, source_id, first_day, last_day,
  {key: 'edge-' || type, of: store.as_name('entities', entity), day: store.as_period(first_day, last_day)} AS event
FROM moments
WHERE preferred AND n = 1 AND modality = 'fact' AND type IN ('established', 'starts', 'ends')
UNION ALL
SELECT
  object_id, 'founded', claim_id, source_id, from_start, from_end,
  {key: 'edge-took-over', of: store.as_name('entities', subject), day: store.as_period(from_start, from_end)}
FROM bonds WHERE type = 'succeeded_by' AND preferred AND modality = 'fact'
UNION ALL
SELECT
  subject_id, 'taken over', claim_id, source_id, from_start, from_end,
  {key: 'edge-taken-over', of: store.as_name('entities', object), day: store.as_period(from_start, from_end)}
FROM bonds WHERE type = 'succeeded_by' AND preferred AND modality = 'fact';

-- What an entity does: relations it is the acting side of, given as fact. One named by a passive (led by, funded by) is
-- its object's doing. An event lends its date to those who take part.
CREATE TEMP TABLE deeds AS
WITH acting AS (
  SELECT b.*, b.subject_id AS entity_id, b.object_id AS other_id, store.as_bond(b) AS deed
  FROM bonds AS b
  WHERE b.modality = 'fact' AND b.type NOT LIKE '%\_by' ESCAPE '\'
  UNION ALL
  SELECT b.*, b.object_id, b.subject_id, store.as_inverse_bond(b)
  FROM bonds AS b
  WHERE
    b.modality = 'fact' AND b.type LIKE '%\_by' ESCAPE '\' AND b.type NOT IN ('succeeded_by', 'established_by')
)
SELECT
  a.*, coalesce(a.from_start, m.first_day) AS not_before, coalesce(a.to_start, m.first_day, a.from_start) AS still_on,
  coalesce(a.from_end, m.last_day, a.to_end) AS begun_by
FROM acting AS a
LEFT JOIN (
  SELECT entity_id, min(first_day) AS first_day, max(last_day) AS last_day
  FROM moments
  WHERE kind = 'event' AND n = 1
  GROUP BY ALL
) AS m ON m.entity_id = a.other_id
WHERE a.entity_id IN (SELECT entity_id FROM edges);
