-- Every claim, live or closed, as subject, predicate, object and the answer as text.
CREATE TABLE store.worded AS
SELECT
  c.id AS claim_id, c.fact_id, c.kind,
  subject.slug AS subject, subject.name AS subject_name, subject.kind AS subject_kind,
  coalesce(m.slug, rt.slug, mt.slug, t.slug, nf.name_kind) AS predicate,
  coalesce(m.name, rt.name, mt.name, t.name, nf.name_kind) AS predicate_name,
  coalesce(nullif(b.slug, 'total'), object.slug, nullif(sf.aspect, 'main'), nf.language) AS object,
  coalesce(CASE WHEN b.slug <> 'total' THEN b.name END, object.name) AS object_name,
  store.number(f.coef, f.exp10) AS value,
  f.lo * u.den / u.num AS value_low,
  f.hi * u.den / u.num AS value_high,
  u.slug AS unit,
  coalesce(
    store.figure_text(f.qualifier, f.coef, f.exp10, f.coef_high, f.exp10_high, u.symbol),
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

-- What every table of claims says of them besides their own columns.
CREATE TABLE store.shared AS
SELECT
  l.claim_id, l.fact_id, l.nature, l.modality, who.slug AS attributed_to, l.note, coalesce(l.inferred, []) AS inferred,
  l.credibility, st.preferred, st.contested, l.variant, l.source, l.published_on, l.document, z.printed AS as_printed,
  z.line, z.char_start, z.line_end, z.char_end, z.page, z.sheet, z.row, z.col, z.quote, l.revision
FROM store.live AS l
INNER JOIN store.cited AS z ON z.claim_id = l.claim_id
INNER JOIN store.standing AS st ON st.claim_id = l.claim_id
LEFT JOIN store.entities AS who ON who.id = l.attributed_to_id;

-- The preferred date of each milestone of an entity, the first of its kind.
CREATE TABLE store.dated AS
SELECT mf.entity_id, mt.slug AS type, md.date_start::DATE AS date, md.claim_id
FROM store.milestone_dates AS md
INNER JOIN store.standing AS st ON st.claim_id = md.claim_id AND st.preferred
INNER JOIN store.live AS l ON l.claim_id = md.claim_id
INNER JOIN store.milestone_facts AS mf ON mf.fact_id = l.fact_id AND mf.n = 1
INNER JOIN store.milestone_types AS mt ON mt.id = mf.milestone_type_id;

-- The preferred objects of each relation.
CREATE TABLE store.related AS
SELECT
  rf.subject_id, rf.object_id, rt.slug AS type, subject.slug AS subject, object.slug AS object, r.role,
  store.day(r.from_start) AS from_date, store.day(r.to_end) AS to_date, r.claim_id
FROM store.relation_terms AS r
INNER JOIN store.standing AS st ON st.claim_id = r.claim_id AND st.preferred
INNER JOIN store.live AS l ON l.claim_id = r.claim_id
INNER JOIN store.relation_facts AS rf ON rf.fact_id = l.fact_id
INNER JOIN store.relation_types AS rt ON rt.id = rf.relation_type_id
INNER JOIN store.entities AS subject ON subject.id = rf.subject_id
INNER JOIN store.entities AS object ON object.id = rf.object_id;

-- Every entity with its country, its acronym in English and every other spelling the sources use.
CREATE TABLE store.named AS
SELECT
  e.id, e.slug, e.kind, e.name, c.acronym, e.type, coalesce(c.aliases, []) AS aliases, country.slug AS country
FROM store.entities AS e
LEFT JOIN store.entities AS country ON country.id = e.country_id
LEFT JOIN (
  SELECT
    nf.entity_id,
    min_by(g.name, (NOT st.preferred, nf.n, l.claim_id)) FILTER (WHERE nf.name_kind = 'acronym' AND nf.language = 'en')
      AS acronym,
    list_sort(list_distinct(list(g.name))) AS aliases
  FROM store.given_names AS g
  INNER JOIN store.live AS l ON l.claim_id = g.claim_id
  INNER JOIN store.standing AS st ON st.claim_id = g.claim_id
  INNER JOIN store.naming_facts AS nf ON nf.fact_id = l.fact_id
  GROUP BY nf.entity_id
) AS c ON c.entity_id = e.id;
