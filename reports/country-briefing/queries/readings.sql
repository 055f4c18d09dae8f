-- Claims about the country that hold more than their words, or that can be read another way, with the reading.
-- Grain: one row per claim. Parameters: $country.
SELECT
  c.claim_id, c.kind, c.subject_name, c.predicate_name, c.inferred, c.note, c.period_start, c.period_end,
  c.variant LIKE 'reading:%' AS is_other_reading, o.metric_name, o.breakdown, o.breakdown_name
FROM claims AS c
LEFT JOIN observations AS o ON o.claim_id = c.claim_id
LEFT JOIN metrics AS m ON m.slug = o.metric
WHERE
  c.note IS NOT NULL AND c.kind = 'observation' AND (len(c.inferred) > 0 OR c.variant LIKE 'reading:%')
  AND (c.preferred OR c.variant LIKE 'reading:%')
  AND c.subject IN (SELECT s.entity FROM country_scope AS s WHERE s.country = $country)
ORDER BY is_other_reading, m.weight DESC, o.metric, o.breakdown, c.period_end DESC, c.claim_id
