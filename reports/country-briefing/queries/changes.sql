-- What changed in the answers about the country since an earlier revision: what each source is read to say now and then.
-- Grain: one row per claim, or per definition of a measure. Parameters: $country, $since.
WITH own AS (SELECT entity AS slug FROM country_scope WHERE country = $country AND distance < 2),
answers AS (
  SELECT
    claim_id, kind, subject, subject_name, predicate, predicate_name, object_name, value_text, period_start, period_end,
    period_type, published_on
  FROM claims
  UNION ALL
  SELECT
    claim_id, kind, subject, subject_name, predicate, predicate_name, object_name, value_text, period_start, period_end,
    period_type, published_on
  FROM former_claims
),
shown AS (
  SELECT
    n.change, a.kind, a.subject_name, a.predicate_name AS what, a.object_name AS part, a.period_start, a.period_end,
    a.period_type, n.old_claim AS old_claim_id, n.new_claim AS new_claim_id, n.old_value, n.new_value
  FROM changes_between($since, (SELECT coalesce(max(r.revision), 0) FROM revisions AS r)) AS n
  INNER JOIN answers AS a ON a.claim_id = coalesce(n.new_claim, n.old_claim)
  WHERE
    $since > 0 AND a.kind <> 'naming' AND a.subject IN (SELECT own.slug FROM own)
    AND n.change NOT IN ('annotated', 're-cited')
  UNION ALL
  SELECT
    n.change, 'metric', m.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, n.old_value, m.definition
  FROM changes_between($since, (SELECT coalesce(max(r.revision), 0) FROM revisions AS r)) AS n
  INNER JOIN metrics AS m ON n.predicate = m.slug
  WHERE
    $since > 0 AND n.change = 'definition changed'
    AND EXISTS (SELECT 1 FROM claims AS c WHERE c.predicate = m.slug AND c.subject IN (SELECT own.slug FROM own))
)
SELECT
  row_number() OVER (
    ORDER BY kind <> 'observation', change, subject_name, what, part, period_start, old_claim_id, new_claim_id
  ) AS place,
  replace(replace(change, '-', '_'), ' ', '_') AS change, kind, subject_name, what, part, period_start, period_end,
  period_type, old_claim_id, new_claim_id, coalesce(old_value, '') <> '' AS old_told, coalesce(new_value, '') <> '' AS new_told,
  CASE WHEN kind = 'metric' THEN old_value END AS old_text, CASE WHEN kind = 'metric' THEN new_value END AS new_text
FROM shown
ORDER BY place
