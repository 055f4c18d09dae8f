-- Periods one after another add up to no more than the longer period around them, and to all of it if they fill it.
WITH summed AS (
  SELECT
    n.longer, n.source_id, n.same_source, n.period_type, count(*) AS periods,
    sum(i.lo ORDER BY n.shorter) AS lo,
    CASE WHEN count(i.hi) = count(*) THEN sum(i.hi ORDER BY n.shorter) END AS hi,
    sum(n.days) = any_value(n.days_of_longer) AS filled,
    list(
      {key: 'figure-of-period', figure: store.as_figure(i), day: store.as_period(i.starts, i.ends)} ORDER BY i.starts
    ) AS listed,
    list(n.shorter) AS claims
  FROM nested AS n
  INNER JOIN stated AS i ON i.claim_id = n.shorter
  WHERE n.period_type IN ('day', 'month', 'quarter', 'half_year', 'nine_months', 'year', 'fiscal_year')
  GROUP BY ALL
  HAVING count(*) > 1
),
judged AS (
  SELECT s.*, store.below(o.hi, s.lo) AS exceeds, s.filled AND store.below(s.hi, o.lo) AS short_of
  FROM summed AS s
  INNER JOIN stated AS o ON o.claim_id = s.longer
)
SELECT
  e.slug AS subject, o.starts AS period_start, o.ends AS period_end,
  CASE WHEN j.filled THEN o.lo / o.factor END AS expected_low, o.hi / o.factor AS expected_high,
  j.lo / o.factor AS actual_low, j.hi / o.factor AS actual_high,
  CASE WHEN j.exceeds OR j.short_of THEN 'fails' ELSE 'holds' END AS verdict,
  'sub_periods_within_range-' || CASE
    WHEN j.exceeds THEN 'exceeds' WHEN j.short_of THEN 'short' WHEN j.filled THEN 'fits' ELSE 'within'
  END AS code,
  {
    question: store.as_question(m.slug, e.slug, b.slug), parts: {list: j.listed},
    sum: store.as_span(j.lo / o.factor, j.hi / o.factor, o.unit), whole: store.as_figure(o),
    day: store.as_period(o.starts, o.ends), sources: CASE WHEN j.same_source THEN 'one' ELSE 'two' END
  } AS params,
  list_append(j.claims, o.claim_id) AS claims
FROM judged AS j
INNER JOIN stated AS o ON o.claim_id = j.longer
INNER JOIN store.metrics AS m ON m.id = o.metric_id
INNER JOIN store.entities AS e ON e.id = o.subject_id
INNER JOIN store.breakdowns AS b ON b.id = o.breakdown_id
