-- Meetings, visits and reviews that concern the country, by date.
-- Grain: one row per event. Parameters: $country.
WITH near AS (
  SELECT r.subject AS slug FROM relations AS r WHERE r.object = $country AND r.subject_kind = 'event'
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind = 'event'
  UNION SELECT r.object FROM relations AS r
  WHERE r.object_kind = 'event' AND r.subject IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country)
  UNION SELECT r.subject FROM relations AS r
  WHERE r.subject_kind = 'event' AND r.object IN (SELECT p.slug FROM places AS p WHERE p.country = $country)
  UNION SELECT r.object FROM relations AS r
  WHERE
    r.object_kind = 'event' AND r.subject_kind = 'person'
    AND r.subject IN (
      SELECT h.subject FROM relations AS h
      WHERE h.type = 'holds_office_in'
        AND (h.object = $country OR h.object IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country))
    )
),
held AS (
  SELECT m.entity, m.claim_id, m.type_name, m.date, m.date_end, m.date_precision,
    row_number() OVER (PARTITION BY m.entity 
      ORDER BY CASE m.type WHEN 'held' THEN 1 ELSE 2 END, CASE WHEN m.contested AND m.preferred THEN 0 ELSE 1 END,
        CASE m.date_precision WHEN 'day' THEN 1 WHEN 'month' THEN 2 ELSE 3 END, m.preferred DESC, m.claim_id
    ) AS place
  FROM milestones AS m
  WHERE m.entity_kind = 'event' AND m.variant NOT LIKE 'reading:%'
),
seat AS (
  SELECT r.subject, r.claim_id, r.object_name,
    row_number() OVER (PARTITION BY r.subject ORDER BY CASE r.type WHEN 'located_in' THEN 1 ELSE 2 END, r.claim_id) AS place
  FROM relations AS r
  WHERE r.type IN ('located_in', 'hosted_by') AND r.preferred
),
said AS (
  SELECT s.entity, min(s.claim_id) AS claim_id
  FROM statements AS s
  WHERE s.entity_kind = 'event' AND s.preferred
  GROUP BY s.entity
)
SELECT
  e.slug, e.name, e.type, held.claim_id, held.date, held.date_end, held.date_precision,
  seat.object_name AS place, seat.claim_id AS place_claim_id, said.claim_id AS said_claim_id
FROM events AS e
INNER JOIN near ON e.slug = near.slug
INNER JOIN held ON e.slug = held.entity AND held.place = 1
LEFT JOIN seat ON e.slug = seat.subject AND seat.place = 1
LEFT JOIN said ON e.slug = said.entity
ORDER BY held.date, e.slug
