-- Nothing and nobody acts before it is founded or takes over from another.
WITH founded AS (
  SELECT * FROM edges WHERE edge = 'founded'
),
-- What an entity did first, by the day it had surely begun.
earliest AS (
  SELECT * FROM deeds WHERE begun_by IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY begun_by, not_before, claim_id) = 1
)
SELECT
  e.slug AS subject, d.not_before AS period_start, d.begun_by AS period_end,
  CASE
    WHEN f.first_day IS NULL THEN 'cannot_tell' WHEN d.begun_by < f.first_day THEN 'fails' ELSE 'holds'
  END AS verdict,
  'acts_before_founded-' || verdict AS code,
  {deed: d.deed, event: f.event, day: store.as_period(coalesce(d.not_before, d.begun_by), d.begun_by)} AS params,
  [d.claim_id, f.claim_id] AS claims
FROM founded AS f
INNER JOIN earliest AS d ON d.entity_id = f.entity_id AND d.claim_id <> f.claim_id
INNER JOIN store.entities AS e ON e.id = f.entity_id
