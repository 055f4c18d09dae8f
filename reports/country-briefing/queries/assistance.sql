-- Programmes, projects and bodies that the country shares with partners, and direct help either way, with all that is told of each.
-- Grain: one row per partner, part of the country, beneficiary, whole, date, figure or statement of a work. Parameters: $country.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country UNION SELECT $country
),
titles AS (
  SELECT slug, coalesce(acronym, name) AS name, name AS full_name FROM organisations
  UNION ALL SELECT slug, name, name FROM countries
  UNION ALL SELECT slug, name, name FROM people
  UNION ALL SELECT slug, name, name FROM documents
  UNION ALL SELECT slug, name, name FROM programmes
),
known AS (
  SELECT r.* FROM relations AS r
  WHERE r.variant = 'main' AND r.modality = 'fact'
),
near AS (
  SELECT p.slug FROM programmes AS p WHERE p.country = $country
  UNION SELECT k.subject FROM known AS k WHERE k.subject_kind = 'programme' AND k.object IN (SELECT own.slug FROM own)
  UNION SELECT k.object FROM known AS k WHERE k.object_kind = 'programme' AND k.subject IN (SELECT own.slug FROM own)
),
wholes AS (
  SELECT k.subject AS slug, k.object AS whole, any_value(k.object_name) AS whole_name, list(k.claim_id ORDER BY k.claim_id) AS claim_ids
  FROM known AS k
  WHERE k.type = 'part_of' AND k.subject_kind = 'programme' AND k.object_kind = 'programme'
  GROUP BY k.subject, k.object
),
hosted AS (
  SELECT DISTINCT k.subject AS slug FROM known AS k
  WHERE
    k.type = 'hosted_by' AND k.subject_kind = 'organisation' AND k.object IN (SELECT own.slug FROM own)
    AND k.subject NOT IN (SELECT own.slug FROM own)
),
works AS (
  SELECT p.slug, p.name, coalesce(p.country, '') AS country, 'programme' AS kind
  FROM programmes AS p
  WHERE
    p.slug IN (SELECT n.slug FROM near AS n)
    OR p.slug IN (SELECT w.slug FROM wholes AS w WHERE w.whole IN (SELECT n.slug FROM near AS n))
    OR p.slug IN (SELECT w.whole FROM wholes AS w WHERE w.slug IN (SELECT n.slug FROM near AS n))
  UNION ALL
  SELECT
    o.slug, CASE WHEN contains(o.name, o.acronym) OR o.acronym IS NULL THEN o.name ELSE o.name || ' (' || o.acronym || ')' END, '',
    'body'
  FROM organisations AS o
  INNER JOIN hosted AS h ON o.slug = h.slug
),
sided AS (
  SELECT
    w.slug, k.claim_id, k.type, k.role, k.preferred, k.from_date, k.to_date, k.source, k.line,
    CASE WHEN k.subject = w.slug THEN k.object ELSE k.subject END AS who,
    CASE WHEN k.subject = w.slug THEN k.object_name ELSE k.subject_name END AS who_full,
    CASE
      WHEN k.type = 'concerns' OR (k.type = 'supports' AND k.subject = w.slug) THEN 'helped'
      WHEN k.type IN ('member_of', 'took_part_in') THEN 'member'
      ELSE 'giver'
    END AS side
  FROM known AS k
  INNER JOIN works AS w
    ON (k.subject = w.slug AND k.object_kind IN ('organisation', 'country'))
    OR (k.object = w.slug AND k.subject_kind IN ('organisation', 'country'))
  WHERE
    (k.subject = w.slug AND k.type IN ('supported_by', 'funded_by', 'organised_by', 'led_by', 'hosted_by', 'run_by', 'supports'))
    OR (k.subject = w.slug AND k.type = 'concerns' AND k.object_kind = 'country')
    OR (k.object = w.slug AND k.type IN ('supports', 'implements', 'coordinates', 'member_of', 'took_part_in'))
    OR (k.object = w.slug AND k.type = 'contributes_to' AND w.kind = 'programme')
),
ties AS (
  SELECT
    s.slug, s.side, s.type, s.who, any_value(s.who_full) AS who_full, arg_max(s.role, s.preferred) AS role,
    list(s.claim_id ORDER BY s.preferred DESC, s.claim_id) AS claim_ids, min(s.from_date) AS from_date, max(s.to_date) AS to_date,
    s.who IN (SELECT own.slug FROM own) AS ours
  FROM sided AS s
  GROUP BY s.slug, s.side, s.type, s.who
),
givers AS (
  SELECT t.slug, t.type, t.who, t.role, t.claim_ids FROM ties AS t WHERE t.side = 'giver' AND NOT t.ours
  UNION ALL
  SELECT w.slug, 'through', t.who, NULL, t.claim_ids
  FROM wholes AS w
  INNER JOIN ties AS t ON w.whole = t.slug AND t.side = 'giver' AND NOT t.ours
  WHERE NOT EXISTS (SELECT 1 FROM ties AS d WHERE d.slug = w.slug AND d.side = 'giver' AND NOT d.ours)
),
partners AS (
  SELECT
    g.slug, min(g.type) AS type, g.who, CASE WHEN count(DISTINCT g.type) = 1 THEN min(g.role) END AS role,
    list_sort(list_distinct(flatten(list(g.claim_ids)))) AS claim_ids
  FROM givers AS g
  GROUP BY g.slug, g.who
  UNION ALL
  SELECT t.slug, 'helped', t.who, t.role, t.claim_ids
  FROM ties AS t
  WHERE t.side = 'helped' AND NOT t.ours AND t.slug NOT IN (SELECT g.slug FROM givers AS g)
),
amounts AS (
  SELECT
    o.subject AS slug, o.claim_id, o.fact_id, o.metric, o.metric_name, o.breakdown, o.period_start, o.period_end, o.period_type, o.modality
  FROM observations AS o
  WHERE
    o.preferred
    AND (
      o.subject IN (SELECT w.slug FROM works AS w) OR o.breakdown IN (SELECT w.slug FROM works AS w)
      OR o.metric IN ('project_portfolio', 'training_programmes_organised') OR starts_with(o.metric, 'contribution_paid')
    )
),
counted AS (
  SELECT w.slug, f.claim_id, f.metric_name, f.period_start, f.period_end, f.period_type, f.modality
  FROM works AS w
  INNER JOIN amounts AS f ON w.slug = f.slug
  UNION
  SELECT w.slug, f.claim_id, f.metric_name, f.period_start, f.period_end, f.period_type, f.modality
  FROM works AS w
  INNER JOIN amounts AS f ON w.slug = f.breakdown AND f.metric = 'premises_allocation' AND f.slug = $country
  UNION
  SELECT t.slug, f.claim_id, f.metric_name, f.period_start, f.period_end, f.period_type, f.modality
  FROM ties AS t
  INNER JOIN works AS w ON t.slug = w.slug
  INNER JOIN amounts AS f
    ON (f.metric = 'project_portfolio' AND t.type = 'implements' AND f.slug = w.country AND f.breakdown = t.who)
    OR (f.metric = 'training_programmes_organised' AND t.type = 'organised_by' AND f.slug = t.who AND f.breakdown = w.country
      AND year(f.period_start) = year(t.from_date))
  UNION
  SELECT s.slug, f.claim_id, f.metric_name, f.period_start, f.period_end, f.period_type, f.modality
  FROM sided AS s
  INNER JOIN observations AS o
    ON s.type = 'funded_by' AND starts_with(o.metric, 'contribution_paid') AND s.who = o.subject AND s.source = o.source
    AND s.line = o.line AND year(s.from_date) = year(o.period_start) AND year(s.from_date) = year(o.period_end) AND o.variant = 'main'
  INNER JOIN amounts AS f ON o.fact_id = f.fact_id
),
begun AS (
  SELECT m.entity AS slug, m.claim_id, m.type, m.date, m.date_end,
    row_number() OVER (
      PARTITION BY m.entity
      ORDER BY CASE m.type WHEN 'held' THEN 1 WHEN 'starts' THEN 2 WHEN 'operational' THEN 3 ELSE 4 END, m.date_precision, m.claim_id
    ) AS place
  FROM milestones AS m
  WHERE
    m.preferred AND m.modality = 'fact' AND m.type IN ('held', 'starts', 'operational', 'established')
),
ended AS (
  SELECT m.entity AS slug, m.claim_id, m.date_end FROM milestones AS m
  WHERE m.preferred AND m.modality = 'fact' AND m.type = 'ends'
),
spans AS (
  SELECT b.slug, list_filter([b.claim_id, e.claim_id], lambda x: x IS NOT NULL) AS claim_ids, b.date AS from_date,
    CASE WHEN b.type = 'held' THEN b.date_end ELSE e.date_end END AS to_date
  FROM begun AS b
  LEFT JOIN ended AS e ON b.slug = e.slug
  WHERE b.place = 1
  UNION ALL
  SELECT t.slug, arg_min(t.claim_ids, t.from_date) AS claim_ids, min(t.from_date) AS from_date, max(t.to_date) AS to_date
  FROM ties AS t
  WHERE t.from_date IS NOT NULL AND t.side = 'giver' AND t.slug NOT IN (SELECT b.slug FROM begun AS b)
  GROUP BY t.slug
),
voiced AS (
  SELECT
    s.claim_id, s.fact_id, s.entity, s.topic, s.says, s.source, s.line, s.published_on, s.preferred, speaker.full_name AS said_by,
    list(s.claim_id) OVER (
      PARTITION BY s.fact_id, s.says ORDER BY s.preferred DESC, s.published_on, s.claim_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS claim_ids
  FROM statements AS s
  LEFT JOIN titles AS speaker ON s.attributed_to = speaker.slug AND s.attributed_to <> s.entity
  WHERE s.variant = 'main' AND s.topic <> 'publication'
),
direct AS (
  SELECT
    CASE WHEN k.subject IN (SELECT own.slug FROM own) THEN k.object ELSE k.subject END AS who,
    CASE WHEN k.subject IN (SELECT own.slug FROM own) THEN k.subject ELSE k.object END AS side,
    CASE WHEN k.subject IN (SELECT own.slug FROM own) THEN k.subject_name ELSE k.object_name END AS side_name,
    k.subject IN (SELECT own.slug FROM own) = (k.type NOT IN ('supported_by', 'funded_by')) AS given,
    k.type, coalesce(k.role, '') AS role, k.claim_id, k.source, k.line, k.from_date, k.to_date
  FROM known AS k
  WHERE
    k.type IN ('supports', 'supported_by', 'funded_by', 'trains')
    AND k.subject_kind IN ('organisation', 'country') AND k.object_kind IN ('organisation', 'country')
    AND (k.subject IN (SELECT own.slug FROM own)) <> (k.object IN (SELECT own.slug FROM own))
),
helping AS (
  SELECT
    d.who || ' ' || d.type || ' ' || d.role AS slug, d.who, d.type, d.role, d.given,
    CASE
      WHEN bool_and(d.side = $country) AND d.role <> '' THEN upper(d.role[1]) || d.role[2:]
      ELSE string_agg(DISTINCT d.side_name, ', ' ORDER BY d.side_name)
    END AS name,
    bool_and(d.side = $country) AS whole_country, list(d.claim_id ORDER BY d.side_name, d.claim_id) AS claim_ids,
    list(DISTINCT d.source || ':' || d.line) AS lines, min(d.from_date) AS from_date, max(d.to_date) AS to_date
  FROM direct AS d
  GROUP BY d.who, d.type, d.role, d.given
),
items AS (
  SELECT
    w.slug, w.name,
    CASE
      WHEN w.country = $country OR EXISTS (SELECT 1 FROM ties AS t WHERE t.slug = w.slug AND t.side = 'helped' AND t.ours) THEN 1
      WHEN EXISTS (SELECT 1 FROM ties AS t WHERE t.slug = w.slug AND t.side = 'helped' AND NOT t.ours)
        AND EXISTS (SELECT 1 FROM ties AS t WHERE t.slug = w.slug AND t.side = 'giver' AND t.ours) THEN 3
      ELSE 2
    END AS place
  FROM works AS w
  WHERE
    (w.country <> $country OR EXISTS (SELECT 1 FROM partners AS p WHERE p.slug = w.slug))
    AND (
      EXISTS (SELECT 1 FROM voiced AS v WHERE v.entity = w.slug) OR EXISTS (SELECT 1 FROM counted AS c WHERE c.slug = w.slug)
      OR EXISTS (SELECT 1 FROM spans AS d WHERE d.slug = w.slug) OR NOT EXISTS (SELECT 1 FROM wholes AS h WHERE h.whole = w.slug)
    )
    AND (w.kind = 'body' OR w.slug IN (SELECT n.slug FROM near AS n) OR w.slug IN (SELECT h.slug FROM wholes AS h))
  UNION ALL
  SELECT h.slug, h.name, CASE WHEN h.given THEN 3 ELSE 1 END AS place FROM helping AS h
),
entries AS (
  SELECT p.slug, 1 AS part, p.type, c.name AS who, p.role, p.claim_ids FROM partners AS p INNER JOIN titles AS c ON p.who = c.slug
  UNION ALL BY NAME
  SELECT w.slug, 1 AS part, 'helped' AS type, c.name AS who, NULL::VARCHAR AS role, []::BIGINT[] AS claim_ids
  FROM works AS w INNER JOIN titles AS c ON w.country = c.slug
  WHERE w.country <> $country AND w.slug NOT IN (SELECT p.slug FROM partners AS p)
  UNION ALL BY NAME
  SELECT h.slug, 1 AS part, h.type, c.name AS who, CASE WHEN NOT h.whole_country THEN h.role END AS role, h.claim_ids
  FROM helping AS h INNER JOIN titles AS c ON h.who = c.slug
  UNION ALL BY NAME
  SELECT t.slug, 2 AS part, t.type, t.who_full AS who, t.role, t.claim_ids FROM ties AS t WHERE t.side <> 'helped' AND t.ours
  UNION ALL BY NAME
  SELECT t.slug, 3 AS part, t.type, t.who_full AS who, t.role, t.claim_ids FROM ties AS t
  WHERE t.side = 'helped' AND t.who <> $country AND (t.ours OR t.slug IN (SELECT g.slug FROM givers AS g))
  UNION ALL BY NAME
  SELECT w.slug, 4 AS part, w.whole_name AS who, w.claim_ids FROM wholes AS w
  UNION ALL BY NAME
  SELECT d.slug, 5 AS part, d.claim_ids, d.from_date, d.to_date FROM spans AS d
  UNION ALL BY NAME
  SELECT h.slug, 5 AS part, h.claim_ids, h.from_date, h.to_date FROM helping AS h WHERE h.from_date IS NOT NULL
  UNION ALL BY NAME
  SELECT c.slug, 6 AS part, c.metric_name AS who, [c.claim_id] AS claim_ids, c.period_start, c.period_end, c.period_type, c.modality
  FROM counted AS c
  UNION ALL BY NAME
  SELECT w.slug, 7 AS part, v.says, v.said_by, v.source, v.published_on, v.fact_id, v.topic, v.claim_ids
  FROM works AS w INNER JOIN voiced AS v ON w.slug = v.entity AND v.claim_id = v.claim_ids[1]
  WHERE w.kind = 'programme'
  UNION ALL BY NAME
  SELECT h.slug, 7 AS part, v.says, v.said_by, v.source, v.published_on, v.fact_id, v.topic, v.claim_ids
  FROM helping AS h
  INNER JOIN voiced AS v
    ON v.claim_id = v.claim_ids[1] AND v.topic = 'cooperation' AND v.entity IN ($country, h.who)
    AND list_contains(h.lines, v.source || ':' || v.line)
),
first_partner AS (
  SELECT t.slug, string_agg(t.who, ', ' ORDER BY t.who) AS names FROM entries AS t WHERE t.part = 1 GROUP BY t.slug
)
SELECT
  i.slug, i.name, i.place, t.part, t.type, t.who, nullif(t.role, '') AS role, t.claim_ids, t.claim_ids[1] AS claim_id,
  t.from_date, t.to_date, contains(i.name, year(t.from_date)::VARCHAR) AS year_in_name,
  t.period_start, t.period_end, t.period_type, t.modality, t.says, t.said_by, t.source, t.published_on, t.fact_id
FROM items AS i
INNER JOIN entries AS t ON i.slug = t.slug
LEFT JOIN first_partner AS f ON i.slug = f.slug
LEFT JOIN (SELECT w.slug, min(w.whole_name) AS name FROM wholes AS w GROUP BY w.slug) AS up ON i.slug = up.slug
ORDER BY
  i.place, f.names, coalesce(up.name, i.name), up.name IS NOT NULL, i.name, i.slug, t.part,
  CASE t.topic WHEN 'objective' THEN 1 WHEN 'content' THEN 2 WHEN 'result' THEN 6 ELSE 4 END, t.who, t.type, t.period_end DESC NULLS LAST, t.fact_id, t.claim_ids, claim_id
