-- A body does nothing more once its successor has taken over.
WITH judged AS (
  SELECT
    d, x.claim_id AS end_claim, x.last_day AS ended, x.event,
    CASE
      WHEN coalesce(d.still_on, d.not_before) > x.last_day THEN 'later'
      WHEN d.still_on IS NOT NULL OR d.to_end IS NOT NULL THEN 'fits'
      WHEN x.last_day IS NULL THEN 'unknown'
      WHEN d.published_by IS NULL THEN 'undated'
      WHEN d.published_by <= x.last_day THEN 'fits'
      -- It reports the take-over itself, and yet writes of the old body as if it lasted.
      WHEN d.source_id = x.source_id THEN 'still-there'
      ELSE 'published-later'
    END AS outcome
  FROM edges AS x
  INNER JOIN deeds AS d ON d.entity_id = x.entity_id
  WHERE x.edge = 'taken over'
)
SELECT
  e.slug AS subject, j.ended AS period_start, j.d.published_by AS period_end,
  CASE WHEN outcome IN ('later', 'still-there') THEN 'fails' WHEN outcome = 'fits' THEN 'holds' ELSE 'cannot_tell' END
    AS verdict,
  'acts_after_successor-' || outcome AS code,
  {deed: j.d.deed, event: j.event, source: {source: j.d.source}} AS params, [j.d.claim_id, j.end_claim] AS claims
FROM judged AS j
INNER JOIN store.entities AS e ON e.id = j.d.entity_id
