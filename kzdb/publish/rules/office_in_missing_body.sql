-- Who holds an office holds it in a body that exists at the time.
WITH offices AS (
  SELECT
    b, x.claim_id AS edge_claim, x.edge, x.event,
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
  b.subject, coalesce(b.from_start, b.to_start) AS period_start, coalesce(b.to_end, b.from_end) AS period_end, verdict,
  'office_in_missing_body-' || CASE
    WHEN verdict <> 'fails' THEN verdict WHEN edge = 'founded' THEN 'too-early' ELSE 'too-late'
  END AS code,
  {bond: store.as_bond(b), term: store.as_term(b), event: event} AS params, [b.claim_id, edge_claim] AS claims
FROM offices
