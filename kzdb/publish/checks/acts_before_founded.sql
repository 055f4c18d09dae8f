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
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  CASE
    WHEN f.first_day IS NULL THEN 'cannot_tell' WHEN d.begun_by < f.first_day THEN 'fails' ELSE 'holds'
  END AS verdict,
  [d.claim_id, f.claim_id] AS claims,
  d.told || ' ' || d.in_time || '; it ' || f.told
  || CASE
       WHEN f.first_day IS NULL THEN ', so whether it existed then is not known.'
       WHEN d.begun_by < f.first_day THEN ', only afterwards.'
       ELSE '. Nothing it does is told of an earlier day.'
     END AS explanation
FROM founded AS f
INNER JOIN earliest AS d ON d.entity_id = f.entity_id AND d.claim_id <> f.claim_id
INNER JOIN store.entities AS e ON e.id = f.entity_id
