-- What the sources say in words about the country, its bodies, programmes, laws, places and routes, and its suppliers.
-- Grain: one row per statement. Parameters: $as_of, $country.
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
)
SELECT
  s.claim_id, s.entity, s.entity_name, s.entity_kind, s.aspect, s.modality, s.source, speaker.name AS said_by,
  s.topic,
  CASE
    WHEN s.entity = $country OR own.slug IS NOT NULL OR s.entity_kind IN ('place', 'substance') THEN 'home'
    WHEN s.entity_kind = 'country' THEN 'abroad'
    ELSE 'around'
  END AS circle,
  CASE WHEN s.entity = $country THEN 0 WHEN own.slug IS NOT NULL THEN 1 ELSE 2 END AS nearness
FROM statements AS s
LEFT JOIN own ON s.entity = own.slug
LEFT JOIN related ON s.entity = related.slug
LEFT JOIN suppliers ON s.entity = suppliers.slug
LEFT JOIN named AS speaker ON s.attributed_to = speaker.slug AND s.attributed_to <> s.entity
WHERE
  (
    s.entity = $country OR own.slug IS NOT NULL
    OR (related.slug IS NOT NULL AND s.entity_kind <> 'country')
    OR s.entity IN (SELECT m.slug FROM meetings AS m)
    OR (suppliers.slug IS NOT NULL AND s.topic = 'trend')
  )
  AND s.topic <> 'publication' AND s.preferred
  AND (s.published_on IS NULL OR s.published_on <= $as_of)
ORDER BY nearness, s.entity_kind, s.entity, s.published_on DESC NULLS LAST, s.source, s.line, s.char_start, s.claim_id
