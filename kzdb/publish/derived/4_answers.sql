-- Every claim, live or closed, as subject, predicate, object and the answer in words.
CREATE VIEW store.told AS
SELECT
  c.id AS claim_id,
  c.fact_id,
  c.kind,
  subject.slug AS subject,
  subject.name AS subject_name,
  coalesce(m.slug, rt.slug, mt.slug, t.slug, nf.name_kind) AS predicate,
  coalesce(m.name, rt.name, mt.name, t.name, nf.name_kind) AS predicate_name,
  coalesce(nullif(b.slug, 'total'), object.slug, nullif(sf.aspect, 'main'), nf.language) AS object,
  coalesce(CASE WHEN b.slug <> 'total' THEN b.name END, object.name) AS object_name,
  store.number(f.coef, f.exp10) AS value,
  f.lo * u.den / u.num AS value_low,
  f.hi * u.den / u.num AS value_high,
  u.slug AS unit,
  coalesce(
    CASE f.qualifier
      WHEN 'about' THEN 'about ' WHEN 'at_least' THEN 'at least ' WHEN 'at_most' THEN 'at most '
      WHEN 'over' THEN 'more than ' WHEN 'under' THEN 'under ' ELSE ''
    END
    || store.number_text(f.coef, f.exp10)
    || coalesce('–' || store.number_text(f.coef_high, f.exp10_high), '')
    || CASE WHEN u.symbol = '' THEN '' WHEN u.symbol = '%' THEN '%' ELSE ' ' || u.symbol END,
    store.date_text(md.date_start, md.date_end, md.date_precision),
    tx.says,
    gn.name,
    CASE WHEN r.claim_id IS NOT NULL THEN concat_ws(
      ', ',
      r.role,
      'from ' || store.date_text(r.from_start, r.from_end, r.from_precision),
      'to ' || store.date_text(r.to_start, r.to_end, r.to_precision)
    ) END
  ) AS value_text,
  store.day(o.period_start) AS period_start,
  store.day(o.period_end) AS period_end,
  o.period_type,
  f.qualifier
FROM store.claims AS c
LEFT JOIN store.observation_facts AS o ON o.fact_id = c.fact_id
LEFT JOIN store.relation_facts AS rf ON rf.fact_id = c.fact_id
LEFT JOIN store.milestone_facts AS mf ON mf.fact_id = c.fact_id
LEFT JOIN store.statement_facts AS sf ON sf.fact_id = c.fact_id
LEFT JOIN store.naming_facts AS nf ON nf.fact_id = c.fact_id
LEFT JOIN store.metrics AS m ON m.id = o.metric_id
LEFT JOIN store.breakdowns AS b ON b.id = o.breakdown_id
LEFT JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
LEFT JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
LEFT JOIN store.topics AS t ON t.id = sf.topic_id
LEFT JOIN store.entities AS subject
  ON subject.id = coalesce(o.subject_id, rf.subject_id, mf.entity_id, sf.entity_id, nf.entity_id)
LEFT JOIN store.entities AS object ON object.id = rf.object_id
LEFT JOIN store.figures AS f ON f.claim_id = c.id
LEFT JOIN store.units AS u ON u.id = f.unit_id
LEFT JOIN store.relation_terms AS r ON r.claim_id = c.id
LEFT JOIN store.milestone_dates AS md ON md.claim_id = c.id
LEFT JOIN store.statement_texts AS tx ON tx.claim_id = c.id
LEFT JOIN store.given_names AS gn ON gn.claim_id = c.id;

-- What an entity is called in English by the sources: its acronym, and every other spelling.
CREATE VIEW store.called AS
SELECT
  nf.entity_id,
  min_by(g.name, (NOT l.preferred, nf.n, c.id)) FILTER (WHERE nf.name_kind = 'acronym' AND nf.language = 'en') AS acronym,
  list_sort(list_distinct(list(g.name))) AS aliases
FROM store.claims AS c
INNER JOIN store.naming_facts AS nf ON nf.fact_id = c.fact_id
INNER JOIN store.given_names AS g ON g.claim_id = c.id
INNER JOIN store.standing AS l ON l.claim_id = c.id
GROUP BY nf.entity_id;

-- The preferred date of each milestone of an entity, the first of its kind.
CREATE VIEW store.dated AS
SELECT mf.entity_id, mt.slug AS type, md.date_start::DATE AS date, c.id AS claim_id
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id AND st.preferred
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = c.fact_id AND mf.n = 1
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id
INNER JOIN store.milestone_dates AS md ON md.claim_id = c.id;

-- The preferred objects of each relation, as slugs.
CREATE VIEW store.related AS
SELECT
  rf.subject_id,
  rf.object_id,
  rt.slug AS type,
  subject.slug AS subject,
  object.slug AS object,
  store.day(r.from_start) AS from_date,
  store.day(r.to_end) AS to_date,
  c.id AS claim_id
FROM store.claims AS c
INNER JOIN store.standing AS st ON st.claim_id = c.id AND st.preferred
INNER JOIN store.relation_facts AS rf ON rf.fact_id = c.fact_id
INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
INNER JOIN store.relation_terms AS r ON r.claim_id = c.id
INNER JOIN store.entities AS subject ON subject.id = rf.subject_id
INNER JOIN store.entities AS object ON object.id = rf.object_id;
