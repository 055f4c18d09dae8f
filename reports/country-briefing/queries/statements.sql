-- What the sources say in words about the country and what is its own, by weight, with who says it.
-- Grain: one row per preferred answer. Parameters: $country.
SELECT
  s.claim_id, s.fact_id, t.theme, t.weight, s.topic, s.topic_name, s.aspect, s.entity, s.entity_name, s.sort, s.modality, s.says,
  s.source, s.published_on, p.published_precision, p.publisher_name AS publisher,
  coalesce(speaker.name, p.publisher_name) AS voice, coalesce(speaker.name, '') || '|' || s.source AS said_in,
  row_number() OVER (
    PARTITION BY t.theme ORDER BY t.weight DESC, c.distance, s.published_on DESC NULLS LAST, s.source, s.line, s.char_start, s.claim_id
  ) AS place
FROM statements AS s
INNER JOIN topics AS t ON t.slug = s.topic
INNER JOIN country_scope AS c ON c.entity = s.entity AND c.country = $country
INNER JOIN sources AS p ON p.source = s.source
LEFT JOIN entities AS speaker ON speaker.slug = s.attributed_to AND s.attributed_to <> $country
WHERE s.preferred AND s.variant = 'main' AND t.theme <> 'publication' AND c.entity_kind <> 'aggregate'
ORDER BY t.theme, place, s.claim_id
