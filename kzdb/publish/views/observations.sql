-- One row per live claim of a figure: metric x subject x breakdown x period, with the passage it was printed in.
SELECT
  l.claim_id,
  l.fact_id,
  m.slug AS metric,
  m.name AS metric_name,
  subject.slug AS subject,
  subject.name AS subject_name,
  coalesce(
    CASE WHEN subject.kind = 'country' THEN subject.slug END,
    org.country, programme.country, place.country, law.country
  ) AS country,
  b.slug AS breakdown,
  b.name AS breakdown_name,
  store.day(o.period_start) AS period_start,
  store.day(o.period_end) AS period_end,
  o.period_type,
  f.as_printed,
  store.number(f.coef, f.exp10) AS value,
  store.number(f.coef_high, f.exp10_high) AS value_end,
  greatest(0, -f.exp10)::INTEGER AS decimals,
  f.lo * u.den / u.num AS value_low,
  f.hi * u.den / u.num AS value_high,
  u.slug AS unit,
  u.symbol AS unit_symbol,
  store.number(f.coef, f.exp10) * u.num / u.den AS value_base,
  store.number(f.coef_high, f.exp10_high) * u.num / u.den AS value_end_base,
  base.slug AS unit_base,
  f.coef,
  f.exp10,
  f.coef_high,
  f.exp10_high,
  f.qualifier,
  l.nature,
  l.modality,
  l.attributed_to,
  l.note,
  l.preferred,
  l.contested,
  l.variant,
  l.source,
  l.published_on,
  l.document,
  l.line,
  l.char_start,
  l.char_end,
  l.quote
FROM store.live AS l
INNER JOIN store.observation_facts AS o ON o.fact_id = l.fact_id
INNER JOIN store.figures AS f ON f.claim_id = l.claim_id
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.entities AS subject ON subject.id = o.subject_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
INNER JOIN store.units AS u ON u.id = f.unit_id
LEFT JOIN (
  SELECT dimension, min_by(slug, id) AS slug FROM store.units WHERE num = den GROUP BY dimension
) AS base ON base.dimension = u.dimension
LEFT JOIN store.organisations AS org ON org.id = subject.id
LEFT JOIN store.programmes AS programme ON programme.id = subject.id
LEFT JOIN store.places AS place ON place.id = subject.id
LEFT JOIN store.laws AS law ON law.id = subject.id
