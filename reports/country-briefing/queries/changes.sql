-- What changed in the answers about the country since an earlier revision: the last state against the one then.
-- Grain: one row per question and source. Parameters: $as_of, $country, $since.
WITH own AS (
  SELECT slug FROM organisations WHERE country = $country
  UNION SELECT slug FROM programmes WHERE country = $country
  UNION SELECT slug FROM laws WHERE country = $country
  UNION SELECT slug FROM places WHERE country = $country
  UNION SELECT $country
),
since AS (
  SELECT
    h.fact_id, h.source, h.subject, h.predicate, arg_min(h.old_value, h.revision) AS old_value,
    arg_max(h.new_value, h.revision) AS new_value, arg_min(h.change, h.revision) AS first_change,
    arg_max(h.change, h.revision) AS last_change, max(h.claim_id) AS newest, max(h.revision) AS revision
  FROM revision_changes AS h
  WHERE $since > 0 AND h.revision > $since AND h.subject IN (SELECT own.slug FROM own)
  GROUP BY h.fact_id, h.source, h.subject, h.predicate
)
SELECT
  n.fact_id, n.source, c.claim_id, coalesce(c.subject_name, n.subject) AS subject_name, coalesce(m.name, replace(n.predicate, '_', ' ')) AS what,
  n.old_value, n.new_value, c.kind,
  CASE
    WHEN n.last_change = 'closed' THEN 'withdrawn'
    WHEN n.first_change = 'opened' THEN 'new'
    ELSE 'revised'
  END AS change,
  coalesce(s.title, n.source) AS title
FROM since AS n
LEFT JOIN claims AS c ON n.newest = c.claim_id
LEFT JOIN metrics AS m ON n.predicate = m.slug
LEFT JOIN sources AS s ON n.source = s.source
WHERE
  NOT (n.first_change = 'opened' AND n.last_change = 'closed')
  AND (n.old_value IS DISTINCT FROM n.new_value OR n.last_change = 'closed') AND (c.published_on IS NULL OR c.published_on <= $as_of)
ORDER BY CASE WHEN c.kind = 'observation' THEN 0 ELSE 1 END, change, subject_name, what, n.fact_id, n.source
