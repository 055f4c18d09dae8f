-- As many terms are listed as the number of times stated: elected twice, two terms.
WITH terms AS (
  SELECT s.claim_id AS stated, b.claim_id, b.source_id = s.source_id AS own, b.n, b.from_start, b.from_end, b.to_end
  FROM store.metric_links AS l
  INNER JOIN linked AS s ON s.metric_id = l.metric_id
  LEFT JOIN bonds AS b
    ON b.relation_type_id = l.relation_type_id AND b.subject_id = s.subject_id AND b.object_id = s.part_id
    AND b.modality = s.modality AND coalesce(b.from_start <= s.ends, true) AND coalesce(b.to_end >= s.starts, true)
  WHERE l.type = 'counts_terms'
),
chosen AS (
  SELECT * FROM terms QUALIFY own IS NOT DISTINCT FROM max(own) OVER (PARTITION BY stated)
),
listed AS (
  SELECT
    stated, any_value(own) AS own,
    count(DISTINCT n) FILTER (WHERE from_start IS NOT NULL) AS dated, count(DISTINCT n) AS n,
    list(claim_id) FILTER (WHERE claim_id IS NOT NULL) AS claims,
    array_to_string(list_sort(list(DISTINCT store.time_of(from_start, coalesce(to_end, from_end)))), ', ') AS spans
  FROM chosen
  GROUP BY stated
)
SELECT
  s.subject, s.starts AS period_start, s.ends AS period_end,
  s.lo / s.factor AS expected_low, s.hi / s.factor AS expected_high,
  l.dated::DOUBLE AS actual_low, l.n::DOUBLE AS actual_high,
  CASE
    WHEN store.below(s.hi, l.dated) THEN 'fails'
    WHEN l.n = 0 OR store.below(l.n, s.lo) THEN 'cannot_tell'
    ELSE 'holds'
  END AS verdict,
  list_prepend(s.claim_id, coalesce(l.claims, [])) AS claims,
  s.about || ', ' || s.at_time || ': ' || s.words || ' stated; '
  || CASE WHEN l.n = 0 THEN 'no term is listed.' ELSE l.n || CASE WHEN l.n = 1 THEN ' term is' ELSE ' terms are' END
    || ' listed' || CASE WHEN l.own THEN '' ELSE ' by other sources' END
    || coalesce(': ' || nullif(l.spans, ''), '') || '.'
    END AS explanation
FROM listed AS l
INNER JOIN linked AS s ON s.claim_id = l.stated
