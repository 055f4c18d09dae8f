-- Services and works against drug use in the country: bodies run or helped by others, partners, projects, publications.
-- Grain: one row per thing told of a service or work: who runs it, who helps it, its date, its figure. Parameters: $country.
WITH own AS (
  SELECT slug, name, type FROM organisations WHERE country = $country
  UNION ALL SELECT slug, name, 'country' FROM countries WHERE slug = $country
),
known AS (
  SELECT r.* FROM relations AS r
  WHERE r.variant = 'main' AND r.modality = 'fact'
),
candidates AS (
  SELECT o.slug, o.name, o.type, 'body' AS kind FROM own AS o WHERE o.type NOT IN ('country', 'law_enforcement', 'military')
  UNION ALL
  SELECT p.slug, p.name, p.type, 'work' FROM programmes AS p
  WHERE p.country = $country AND p.type IN ('project', 'initiative', 'campaign')
  UNION ALL
  SELECT d.slug, d.name, d.type, 'publication' FROM documents AS d WHERE d.type IN ('magazine', 'video')
),
ties AS (
  SELECT c.slug, c.kind, c.type AS sort, k.claim_id, k.type, k.role, k.object AS who, k.object_name AS who_name, k.source,
    k.line,
    CASE WHEN k.type IN ('supported_by', 'funded_by', 'cooperates_with') THEN 2 ELSE 1 END AS part
  FROM candidates AS c
  INNER JOIN known AS k
    ON c.slug = k.subject AND k.type IN ('run_by', 'published_by', 'organised_by', 'supported_by', 'funded_by', 'cooperates_with')
  UNION ALL
  SELECT c.slug, c.kind, c.type, k.claim_id, k.type, k.role, k.subject, k.subject_name, k.source, k.line,
    CASE WHEN k.type = 'implements' THEN 1 ELSE 2 END
  FROM candidates AS c
  INNER JOIN known AS k ON c.slug = k.object AND k.type IN ('implements', 'supports', 'cooperates_with')
),
chosen AS (
  SELECT DISTINCT t.slug FROM ties AS t
  WHERE
    (t.kind = 'body' AND t.type = 'run_by')
    OR (t.kind = 'body' AND t.type IN ('supports', 'supported_by', 'funded_by') AND (
      t.sort = 'ngo' OR (t.sort <> 'group' AND t.who IN (SELECT o.slug FROM own AS o))
    ))
    OR (t.kind = 'body' AND t.type = 'cooperates_with' AND t.sort IN ('ngo', 'group')
      AND t.who IN (SELECT o.slug FROM own AS o WHERE o.type NOT IN ('ngo', 'group')))
    OR (t.kind IN ('work', 'publication') AND t.part = 1 AND t.who IN (SELECT o.slug FROM own AS o))
),
spans AS (
  SELECT m.entity AS slug, m.claim_id, m.date, m.date_precision,
    row_number() OVER (PARTITION BY m.entity ORDER BY m.date, m.claim_id) AS place
  FROM milestones AS m
  WHERE
    m.preferred AND m.modality = 'fact' AND m.type IN ('starts', 'opened', 'operational', 'established')
),
counted AS (
  SELECT t.slug, o.claim_id, o.metric_name, o.period_start, o.period_end, o.period_type,
    row_number() OVER (PARTITION BY o.claim_id ORDER BY t.source = o.source AND t.line = o.line DESC, t.claim_id) AS place
  FROM observations AS o
  INNER JOIN ties AS t ON o.metric = 'partner_ngos' AND o.subject = t.who AND t.type = 'cooperates_with' AND t.sort IN ('ngo', 'group')
  WHERE o.preferred
),
printed AS (
  SELECT
    'printed ' || t.sort || ' ' || t.who AS slug, string_agg(DISTINCT c.name, ', ' ORDER BY c.name) AS name, t.kind, t.sort,
    count(DISTINCT c.slug)::INTEGER AS many, t.who_name AS who, list(t.claim_id ORDER BY t.claim_id) AS claim_ids
  FROM ties AS t
  INNER JOIN candidates AS c ON t.slug = c.slug
  INNER JOIN chosen AS x ON t.slug = x.slug
  WHERE t.kind = 'publication' AND t.part = 1
  GROUP BY t.kind, t.sort, t.who, t.who_name
),
items AS (
  SELECT c.slug, c.name, c.kind, c.type AS sort, 1 AS many FROM candidates AS c
  WHERE c.kind <> 'publication' AND c.slug IN (SELECT x.slug FROM chosen AS x)
  UNION ALL
  SELECT p.slug, p.name, p.kind, p.sort, p.many FROM printed AS p
),
entries AS (
  SELECT t.slug, t.part, t.type, t.who_name AS who, min(t.role) AS role, list(t.claim_id ORDER BY t.claim_id) AS claim_ids
  FROM ties AS t
  WHERE t.part = 1 OR t.type <> 'cooperates_with' OR t.sort IN ('ngo', 'group')
  GROUP BY t.slug, t.part, t.type, t.who_name
  UNION ALL BY NAME
  SELECT p.slug, 1 AS part, p.who, p.claim_ids FROM printed AS p
  UNION ALL BY NAME
  SELECT d.slug, 3 AS part, d.date, d.date_precision, [d.claim_id] AS claim_ids FROM spans AS d WHERE d.place = 1
  UNION ALL BY NAME
  SELECT c.slug, 4 AS part, c.metric_name AS who, [c.claim_id] AS claim_ids, c.period_start, c.period_end, c.period_type
  FROM counted AS c
  WHERE c.place = 1
)
SELECT
  i.slug, i.name, i.kind, i.sort, i.many, t.part, t.type, t.who, t.role, t.claim_ids, t.claim_ids[1] AS claim_id, t.date, t.date_precision,
  t.period_start, t.period_end, t.period_type
FROM items AS i
INNER JOIN entries AS t ON i.slug = t.slug
ORDER BY CASE i.kind WHEN 'body' THEN 1 WHEN 'work' THEN 2 ELSE 3 END, i.sort DESC, i.name, i.slug, t.part, t.who, t.type, t.period_end DESC, t.claim_ids, claim_id
