-- No document tells as fact what happens only after it was published.
WITH editions AS (
  SELECT
    e.id, s.slug AS source, '“' || s.title || '”' AS title, e.published_on::DATE AS published,
    store.last_day_of(e.published_on::DATE, e.published_precision) AS published_by
  FROM store.source_editions AS e
  INNER JOIN store.sources AS s ON s.id = e.source_id
),
-- The day each fact can have happened first. The end of a programme is set beforehand, and no news.
days AS (
  SELECT claim_id, source_edition_id AS edition, starts AS day
  FROM stated WHERE modality = 'fact' AND starts IS NOT NULL
  UNION ALL
  SELECT claim_id, source_edition_id, first_day FROM moments WHERE modality = 'fact' AND type <> 'ends'
  UNION ALL
  SELECT claim_id, source_edition_id, from_start FROM bonds WHERE modality = 'fact' AND from_start IS NOT NULL
),
dated AS (
  SELECT d.claim_id, d.day, d.edition, e.published_by FROM days AS d INNER JOIN editions AS e ON e.id = d.edition
),
found AS (
  SELECT claim_id, day, edition, 'fails' AS verdict, [claim_id] AS claims, NULL::BIGINT AS facts
  FROM dated WHERE day > published_by
  UNION ALL
  SELECT
    arg_max(claim_id, (day, -claim_id)), max(day), edition,
    CASE WHEN any_value(published_by) IS NULL THEN 'cannot_tell' ELSE 'holds' END,
    [arg_max(claim_id, (day, -claim_id))], count(*)
  FROM dated WHERE coalesce(day <= published_by, true)
  GROUP BY edition
)
SELECT
  CASE WHEN f.verdict = 'fails' THEN coalesce(m.entity, b.subject, n.slug) ELSE e.source END AS subject,
  e.published AS period_start, f.day AS period_end,
  NULL::DOUBLE AS expected_low, NULL::DOUBLE AS expected_high, NULL::DOUBLE AS actual_low, NULL::DOUBLE AS actual_high,
  f.verdict, f.claims,
  e.title || CASE
       WHEN e.published IS NULL THEN ' has no date of publication'
       ELSE ', published ' || store.in_time(e.published, e.published_by)
     END
  || CASE f.verdict
       WHEN 'fails' THEN ', tells as fact of ' || spoken || ' or later: ' || rtrim(coalesce(
         m.entity_name || ', ' || m.happened, b.subject_name || ' ' || b.verb || ' ' || b.object_name,
         x.name || ', ' || n.name), '.')
       WHEN 'holds' THEN ': none of ' || f.facts || ' dated facts begins later; the last begins ' || spoken
       ELSE '; the last of ' || f.facts || ' dated facts begins ' || spoken
     END || '.' AS explanation
FROM (SELECT *, strftime(day, '%-d %B %Y') AS spoken FROM found) AS f
INNER JOIN editions AS e ON e.id = f.edition
LEFT JOIN moments AS m ON m.claim_id = f.claim_id
LEFT JOIN bonds AS b ON b.claim_id = f.claim_id
LEFT JOIN stated AS s ON s.claim_id = f.claim_id
LEFT JOIN store.metrics AS x ON x.id = s.metric_id
LEFT JOIN store.entities AS n ON n.id = s.subject_id
