-- As many are listed as the number stated: seven members, seven names.
WITH members AS (
  SELECT
    s.claim_id AS stated, b.claim_id, b.source_id = s.source_id AS own,
    coalesce(b.line = p.line, b.page = p.page, FALSE) AND own AS beside,
    CASE l.type WHEN 'counts_subjects' THEN b.subject_id ELSE b.object_id END AS member,
    CASE l.type WHEN 'counts_subjects' THEN b.subject ELSE b.object END AS slug,
    CASE l.type WHEN 'counts_subjects' THEN b.subject_kind ELSE b.object_kind END AS kind
  FROM store.metric_links AS l
  INNER JOIN linked AS s ON s.metric_id = l.metric_id AND s.whole
  INNER JOIN store.cited AS p ON p.claim_id = s.claim_id
  LEFT JOIN bonds AS b
    ON b.relation_type_id = l.relation_type_id AND b.modality = s.modality
    AND CASE l.type WHEN 'counts_subjects' THEN b.object_id ELSE b.subject_id END = s.subject_id
    AND coalesce(b.from_start <= s.ends, TRUE) AND coalesce(b.to_end >= s.starts, TRUE)
  WHERE l.type IN ('counts_subjects', 'counts_objects')
),
-- The list of the source that gives the number, else all that any source lists.
chosen AS (
  SELECT * FROM members QUALIFY own IS NOT DISTINCT FROM max(own) OVER (PARTITION BY stated)
),
by_kind AS (
  SELECT
    stated, kind, count(DISTINCT member) AS n, list_sort(list(DISTINCT 'entities/' || slug)) AS slugs
  FROM chosen
  GROUP BY ALL
),
listed AS (
  SELECT
    c.stated, any_value(c.own) AS own, bool_and(c.beside) AS beside, count(DISTINCT c.member) AS n,
    list(DISTINCT c.claim_id) FILTER (WHERE c.claim_id IS NOT NULL) AS claims
  FROM chosen AS c
  GROUP BY c.stated
),
judged AS (
  SELECT
    s, l.*, k.counts, k.groups,
    len(list_filter(list_append(k.counts, l.n), lambda n: NOT store.apart(n, n, s.lo, s.hi))) > 0 AS fits
  FROM listed AS l
  INNER JOIN linked AS s ON s.claim_id = l.stated
  INNER JOIN (
    SELECT
      stated, list(n) AS counts,
      list({key: 'listed-' || kind, count: n, members: {names: slugs}} ORDER BY kind) FILTER (WHERE n > 0) AS groups
    FROM by_kind
    GROUP BY stated
  ) AS k ON k.stated = l.stated
)
SELECT
  s.subject, s.starts AS period_start, s.ends AS period_end,
  s.lo / s.factor AS expected_low, s.hi / s.factor AS expected_high, n::DOUBLE AS actual_low, n::DOUBLE AS actual_high,
  CASE
    WHEN n > 0 AND fits THEN 'holds'
    -- More are listed, in whatever way they are counted.
    WHEN store.below(s.hi, list_min(counts)) THEN 'fails'
    -- The very passage of the number lists most of them, and not all.
    WHEN beside AND s.qualifier = 'exact' AND n > s.hi / 2 THEN 'fails'
    ELSE 'cannot_tell'
  END AS verdict,
  'listed_against_number-' || CASE WHEN n = 0 THEN 'none' WHEN own THEN 'own' ELSE 'others' END AS code,
  {
    question: store.as_question(s.metric, s.subject, s.part), stated: store.as_figure(s), members: {list: groups}
  } AS params,
  list_prepend(s.claim_id, coalesce(claims, [])) AS claims
FROM judged
