-- A body does nothing more once its successor has taken over.
WITH judged AS (
  SELECT
    d.*, x.claim_id AS end_claim, x.last_day AS ended, x.told AS end_told,
    CASE
      WHEN coalesce(d.still_on, d.not_before) > x.last_day THEN 'fails'
      WHEN d.still_on IS NOT NULL OR d.to_end IS NOT NULL THEN 'holds'
      WHEN x.last_day IS NULL OR d.published_by IS NULL THEN 'cannot_tell'
      WHEN d.published_by <= x.last_day THEN 'holds'
      -- It tells of the take-over itself, and yet of the old body as if it lasted.
      WHEN d.source_id = x.source_id THEN 'fails'
      ELSE 'cannot_tell'
    END AS verdict
  FROM edges AS x
  INNER JOIN deeds AS d ON d.entity_id = x.entity_id
  WHERE x.edge = 'taken over'
)
SELECT
  e.slug AS subject, j.ended AS period_start, j.published_by AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  j.verdict, [j.claim_id, j.end_claim] AS claims,
  j.told || '; it ' || j.end_told
  || CASE
       WHEN j.verdict = 'holds' THEN '. That fits.'
       WHEN j.verdict = 'fails' AND j.still_on IS NOT NULL THEN ', yet this is told of a later time.'
       WHEN j.verdict = 'fails' THEN
         ', yet ' || j.source || ', published later, tells this as if the body still existed.'
       WHEN j.ended IS NULL THEN ', so which came first is not known.'
       WHEN j.published_by IS NULL THEN '; ' || j.source || ' has no date and does not say when this was.'
       ELSE '; ' || j.source || ' was published later and does not say when this was.'
     END AS explanation
FROM judged AS j
INNER JOIN store.entities AS e ON e.id = j.entity_id
