-- Growth and change that the sources state themselves, the figures at both ends, and what the rule that compares them found.
-- Grain: one row per stated figure. Parameters: $country.
WITH checked AS (
  SELECT k.rule, k.verdict, k.claims, unnest(k.claims) AS claim_id
  FROM checks AS k
  WHERE k.rule IN ('multiple_against_figures', 'change_against_figures')
),
ends AS (
  SELECT
    k.claims, o.claim_id, o.value_base, o.period_start, o.period_end, o.period_type,
    row_number() OVER (PARTITION BY k.claims ORDER BY o.period_end, o.claim_id) AS place,
    count(*) OVER (PARTITION BY k.claims) AS together
  FROM checked AS k
  INNER JOIN observations AS o ON k.claim_id = o.claim_id AND o.unit NOT IN ('times', 'percent')
)
SELECT
  o.claim_id, o.metric, o.metric_name, o.subject_name, o.breakdown, CASE
    WHEN regexp_matches(o.breakdown_name, '^\p{Lu}\p{Ll}') THEN lower(o.breakdown_name[1]) || o.breakdown_name[2:]
    ELSE o.breakdown_name
  END AS breakdown_name,
  o.breakdown_name AS breakdown_title, o.unit, o.period_start, o.period_end, o.period_type, speaker.name AS said_by,
  o.published_on, k.rule, k.verdict, later.claim_id AS now_claim_id, later.period_start AS now_start, later.period_end AS now_end,
  later.period_type AS now_type, earlier.claim_id AS before_claim_id, earlier.period_start AS before_start,
  earlier.period_end AS before_end, earlier.period_type AS before_type,
  CASE WHEN later.value_base < earlier.value_base THEN 'down' WHEN later.value_base > earlier.value_base THEN 'up' ELSE 'level' END AS way
FROM checked AS k
INNER JOIN observations AS o ON k.claim_id = o.claim_id AND o.unit IN ('times', 'percent')
LEFT JOIN ends AS earlier ON k.claims = earlier.claims AND earlier.place = 1 AND earlier.together = 2
LEFT JOIN ends AS later ON k.claims = later.claims AND later.place = 2 AND later.together = 2
LEFT JOIN organisations AS speaker ON o.attributed_to = speaker.slug
WHERE o.country = $country AND o.preferred
ORDER BY o.metric, o.period_end DESC, o.subject_name, o.breakdown_name, o.claim_id
