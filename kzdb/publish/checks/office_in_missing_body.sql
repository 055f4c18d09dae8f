-- Who holds an office holds it in a body that exists at the time.
WITH offices AS (
  SELECT
    b.*, x.claim_id AS edge_claim, x.edge, x.first_day, x.last_day, x.told,
    CASE
      WHEN x.first_day IS NULL THEN 'cannot_tell'
      WHEN x.edge = 'founded' AND b.to_end < x.first_day THEN 'fails'
      WHEN x.edge = 'taken over' AND b.from_start > x.last_day THEN 'fails'
      WHEN b.from_start IS NOT NULL OR b.to_end IS NOT NULL THEN 'holds'
      WHEN x.edge = 'taken over' AND b.published_by <= x.last_day THEN 'holds'
      WHEN x.edge = 'founded' AND b.published_by >= x.last_day THEN 'holds'
      ELSE 'cannot_tell'
    END AS verdict
  FROM bonds AS b
  INNER JOIN edges AS x ON x.entity_id = b.object_id AND x.edge IN ('founded', 'taken over')
  WHERE b.type = 'holds_office_in' AND b.modality = 'fact'
)
SELECT
  subject, coalesce(from_start, to_start) AS period_start, coalesce(to_end, from_end) AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  verdict, [claim_id, edge_claim] AS claims,
  subject_name || ' ' || verb || ' ' || object_name
  || CASE
       WHEN from_start IS NULL AND to_end IS NULL THEN ' at a time not stated'
       ELSE term
     END
  || '; it ' || told
  || CASE verdict
       WHEN 'fails' THEN CASE edge WHEN 'founded' THEN ', only afterwards.' ELSE ', before that.' END
       WHEN 'holds' THEN '. That fits.'
       ELSE ', so whether it existed then is not known.'
     END AS explanation
FROM offices
