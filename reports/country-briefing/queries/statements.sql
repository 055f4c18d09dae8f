-- What the sources say in words about the country, its bodies, officials, programmes, laws, places and routes, and its suppliers.
-- Grain: one row per statement and wording; the preferred one of a question first, what others say of it behind. Parameters: $country.
WITH named AS (
  SELECT slug, name FROM organisations
  UNION ALL SELECT slug, name FROM people
  UNION ALL SELECT slug, name FROM documents
  UNION ALL SELECT slug, name FROM countries
  UNION ALL SELECT slug, name FROM programmes
),
own AS (
  SELECT slug, name, type FROM organisations WHERE country = $country
  UNION ALL SELECT slug, name, type FROM programmes WHERE country = $country
  UNION ALL SELECT slug, name, type FROM laws WHERE country = $country
  UNION ALL SELECT slug, name, type FROM places WHERE country = $country
),
related AS (
  SELECT DISTINCT r.subject AS slug FROM relations AS r WHERE r.object = $country
  UNION SELECT DISTINCT r.object FROM relations AS r WHERE r.subject = $country
  UNION SELECT DISTINCT o.breakdown FROM observations AS o WHERE o.country = $country
),
meetings AS (
  SELECT r.object AS slug FROM relations AS r
  WHERE
    r.object_kind = 'event'
    AND (
      r.subject IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country)
      OR r.subject IN (
        SELECT h.subject FROM relations AS h
        WHERE h.type = 'holds_office_in'
          AND (h.object = $country OR h.object IN (SELECT o.slug FROM organisations AS o WHERE o.country = $country))
      )
    )
  UNION SELECT r.subject FROM relations AS r
  WHERE r.subject_kind = 'event' AND r.object IN (SELECT p.slug FROM places AS p WHERE p.country = $country)
),
suppliers AS (
  SELECT r.object AS slug FROM relations AS r WHERE r.type = 'supplied_from' AND r.subject = $country
  UNION
  SELECT origin.object FROM relations AS origin
  INNER JOIN relations AS way
    ON origin.subject = way.subject AND way.type = 'route_passes_through' AND way.object = $country
  WHERE origin.type = 'route_starts_in'
),
officials AS (
  SELECT h.subject AS slug FROM relations AS h
  WHERE h.type = 'holds_office_in' AND (h.object = $country OR h.object IN (SELECT b.slug FROM own AS b))
),
said AS (
  SELECT
    s.claim_id, s.fact_id, s.entity, s.entity_name, s.entity_kind, s.topic, s.aspect, s.says, s.modality, s.attributed_to,
    s.preferred, s.source, s.published_on, lead.published_on AS lead_on, lead.source AS lead_source, lead.line AS lead_line,
    lead.char_start AS lead_start,
    list(s.claim_id) OVER (
      PARTITION BY s.fact_id, s.says ORDER BY s.preferred DESC, s.published_on, s.claim_id
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS claim_ids
  FROM statements AS s
  LEFT JOIN statements AS lead ON s.fact_id = lead.fact_id AND lead.preferred
  WHERE s.variant = 'main' AND s.topic <> 'publication'
)
SELECT
  s.claim_id, s.claim_ids, s.fact_id, s.entity, s.entity_name, s.entity_kind, s.aspect, s.modality, s.source, s.says,
  speaker.name AS said_by, s.topic, s.preferred, s.published_on,
  CASE
    WHEN s.entity = $country OR own.slug IS NOT NULL OR s.entity_kind IN ('place', 'substance') THEN 'home'
    WHEN s.entity IN (SELECT o.slug FROM officials AS o) THEN 'home'
    WHEN s.entity_kind = 'country' THEN 'abroad'
    ELSE 'around'
  END AS circle,
  CASE WHEN s.entity = $country THEN 0 WHEN own.slug IS NOT NULL THEN 1 ELSE 2 END AS nearness,
  CASE s.topic
    WHEN 'objective' THEN 1 WHEN 'role' THEN 2 WHEN 'institution' THEN 2 WHEN 'content' THEN 3 WHEN 'assessment' THEN 5
    WHEN 'result' THEN 6 ELSE 4
  END AS weight
FROM said AS s
LEFT JOIN own ON s.entity = own.slug
LEFT JOIN related ON s.entity = related.slug
LEFT JOIN suppliers ON s.entity = suppliers.slug
LEFT JOIN named AS speaker ON s.attributed_to = speaker.slug AND s.attributed_to <> s.entity
WHERE
  s.claim_id = s.claim_ids[1]
  AND (
    s.entity = $country OR own.slug IS NOT NULL
    OR (related.slug IS NOT NULL AND s.entity_kind <> 'country')
    OR s.entity IN (SELECT m.slug FROM meetings AS m)
    OR s.entity IN (SELECT o.slug FROM officials AS o)
    OR (suppliers.slug IS NOT NULL AND s.topic = 'trend')
  )
ORDER BY
  nearness, s.entity_kind, s.entity, weight, s.lead_on DESC NULLS LAST, s.lead_source, s.lead_line, s.lead_start, s.fact_id,
  s.preferred DESC, s.published_on NULLS LAST, s.claim_id
