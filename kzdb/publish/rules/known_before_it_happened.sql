-- No document gives as fact what happens only after it was published.
WITH days AS (  -- the day each fact can have happened first; the end of a programme is set beforehand, and no news
  SELECT claim_id, source_id, starts AS day FROM stated WHERE modality = 'fact' AND starts IS NOT NULL
  UNION ALL
  SELECT claim_id, source_id, first_day FROM moments WHERE modality = 'fact' AND type <> 'ends'
  UNION ALL
  SELECT claim_id, source_id, from_start FROM bonds WHERE modality = 'fact' AND from_start IS NOT NULL
),
dated AS (
  SELECT d.*, c.source, c.published_on, c.published_by
  FROM days AS d
  INNER JOIN store.live AS c ON c.claim_id = d.claim_id
),
found AS (
  SELECT claim_id, source, published_on, published_by, day, 'fails' AS verdict, NULL::BIGINT AS facts
  FROM dated
  WHERE day > published_by
  UNION ALL
  SELECT
    arg_max(claim_id, (day, -claim_id)), source, published_on, published_by, max(day),
    CASE WHEN published_by IS NULL THEN 'cannot_tell' ELSE 'holds' END, count(*)
  FROM dated
  WHERE coalesce(day <= published_by, TRUE)
  GROUP BY source, published_on, published_by
)
SELECT
  CASE WHEN f.verdict = 'fails' THEN w.subject ELSE f.source END AS subject, f.published_on AS period_start,
  f.day AS period_end, f.verdict, 'known_before_it_happened-' || f.verdict AS code,
  {
    source: {source: f.source}, published: store.as_period(f.published_on, f.published_by),
    day: store.as_period(f.day, f.day), facts: coalesce(f.facts, 1),
    question: CASE w.kind
      WHEN 'relation' THEN to_json({
        key: 'bond', subject: store.as_name('entities', w.subject), verb: store.as_name('relation_types', w.predicate),
        object: store.as_name('entities', w.object)
      })
      ELSE to_json({
        names: [
          'entities/' || w.subject, CASE w.kind WHEN 'observation' THEN 'metrics/' ELSE 'milestone_types/' END || w.predicate
        ]
      })
    END
  } AS params,
  [f.claim_id] AS claims
FROM found AS f
INNER JOIN store.worded AS w ON w.claim_id = f.claim_id
