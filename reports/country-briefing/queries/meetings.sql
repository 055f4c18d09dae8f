-- Terms of membership and events that concern the country, for one time axis.
-- Grain: one row per term or event. Parameters: $country.
WITH near AS (
  SELECT r.subject AS slug FROM relations AS r WHERE r.object = $country AND r.subject_kind = 'event'
  UNION SELECT r.object FROM relations AS r WHERE r.subject = $country AND r.object_kind = 'event'
  UNION SELECT r.object FROM relations AS r
  WHERE r.object_kind = 'event' AND r.subject IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country)
  UNION SELECT r.subject FROM relations AS r
  WHERE r.subject_kind = 'event' AND r.object IN (SELECT p.slug FROM places AS p WHERE p.country = $country)
),
held AS (
  SELECT m.entity, m.claim_id, m.date, m.entity_name,
    row_number() OVER (
      PARTITION BY m.entity
      ORDER BY CASE m.type WHEN 'held' THEN 1 ELSE 2 END,
        CASE m.date_precision WHEN 'day' THEN 1 WHEN 'month' THEN 2 ELSE 3 END, m.preferred DESC, m.claim_id
    ) AS place
  FROM milestones AS m
  WHERE m.entity_kind = 'event' AND m.variant NOT LIKE 'reading:%'
),
shown AS (
  SELECT
    r.claim_id, coalesce(o.acronym, r.object_name) AS row, r.object_name AS name, true AS is_span, r.from_date AS start,
    r.to_date AS until, year(r.from_date) || '–' || year(r.to_date) AS years, 0 AS place
  FROM relations AS r
  LEFT JOIN organisations AS o ON r.object = o.slug
  WHERE
    r.subject = $country AND r.type = 'member_of' AND r.preferred AND r.from_date IS NOT NULL AND r.to_date IS NOT NULL
  UNION ALL
  SELECT
    h.claim_id, 't:event-' || e.type AS row, e.name, false AS is_span, h.date AS start, h.date AS until,
    cast(year(h.date) AS VARCHAR) AS years, 1 AS place
  FROM events AS e
  INNER JOIN near AS n ON e.slug = n.slug
  INNER JOIN held AS h ON e.slug = h.entity AND h.place = 1
)
SELECT s.claim_id, s.row, s.name, s.is_span, s.start, s.until, s.years
FROM shown AS s
ORDER BY s.place, s.row, s.start, s.claim_id
