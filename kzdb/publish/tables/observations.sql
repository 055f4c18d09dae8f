-- One row per live claim of a figure: metric x subject x breakdown x period, with the passage it was printed in.
SELECT
  s.claim_id, s.fact_id, m.slug AS metric, m.name AS metric_name, e.slug AS subject, e.name AS subject_name,
  CASE WHEN e.kind = 'country' THEN e.slug ELSE e.country END AS country, b.slug AS breakdown, b.name AS breakdown_name,
  store.day(o.period_start) AS period_start, store.day(o.period_end) AS period_end, o.period_type, s.as_printed,
  store.number(f.coef, f.exp10) AS value, store.number(f.coef_high, f.exp10_high) AS value_end,
  greatest(0, -f.exp10)::INTEGER AS decimals, f.lo * u.den / u.num AS value_low, f.hi * u.den / u.num AS value_high,
  u.slug AS unit, u.symbol AS unit_symbol, store.number(f.coef, f.exp10) * u.num / u.den AS value_base,
  store.number(f.coef_high, f.exp10_high) * u.num / u.den AS value_end_base, base.slug AS unit_base,
  f.interval_kind, f.coef, f.exp10, f.coef_high, f.exp10_high, f.qualifier,
  s.nature, s.modality, s.attributed_to, s.note, s.inferred, s.preferred, s.contested, s.variant, s.source,
  s.published_on, s.document, s.line, s.char_start, s.line_end, s.char_end, s.page, s.sheet, s.row, s.col, s.quote
FROM store.shared AS s
INNER JOIN store.observation_facts AS o ON o.fact_id = s.fact_id
INNER JOIN store.figures AS f ON f.claim_id = s.claim_id
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.named AS e ON e.id = o.subject_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
INNER JOIN store.units AS u ON u.id = f.unit_id
INNER JOIN store.units AS base ON base.id = u.base_id
ORDER BY e.slug, m.slug, b.slug, period_end DESC NULLS LAST, period_start, s.claim_id
