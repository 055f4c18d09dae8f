-- Voluntary contributions of the country, each payment once however many sources give it, and sums over longer periods.
-- Grain: one row per payment or sum. Parameters: $country.
-- Claims are one payment when they answer one question alike, or when one source's words, read as the question of the
-- other, give its answer. A sum is for a period that holds payments to the same body; it spans the places of its parts.
WITH known AS (
  SELECT
    o.claim_id, o.fact_id, o.breakdown, o.breakdown_name, o.value, o.unit, o.period_start, o.period_end, o.period_type,
    o.source, o.line, o.char_start, s.publisher_name, o.variant LIKE 'reading:%' AS is_reading,
    row_number() OVER (
      PARTITION BY o.fact_id ORDER BY o.variant LIKE 'reading:%', o.preferred DESC, o.published_on DESC NULLS LAST, o.claim_id
    ) AS standing
  FROM observations AS o
  INNER JOIN sources AS s ON o.source = s.source
  WHERE
    o.metric = 'contribution_paid' AND o.subject = $country AND o.period_type <> 'undated'
),
alike AS (
  SELECT
    main.claim_id, coalesce(told.claim_id, other.claim_id) AS other_claim_id, told.claim_id AS told_claim_id, other.source, other.publisher_name,
    told.period_start AS told_start, told.period_end AS told_end, told.period_type AS told_type
  FROM known AS main
  INNER JOIN known AS other
    ON main.fact_id = other.fact_id AND main.source <> other.source AND main.value = other.value AND main.unit = other.unit
  LEFT JOIN known AS told
    ON other.is_reading AND NOT told.is_reading AND other.source = told.source AND other.line = told.line
    AND other.char_start = told.char_start AND other.value = told.value
  WHERE main.standing = 1 AND NOT main.is_reading
),
payments AS (
  SELECT
    k.claim_id, k.breakdown, coalesce(body.acronym, k.breakdown_name) AS recipient, k.value, k.unit, k.period_start, k.period_end,
    k.period_type, k.publisher_name,
    min(k.period_start) OVER (PARTITION BY k.breakdown) AS first_paid
  FROM known AS k
  LEFT JOIN organisations AS body ON k.breakdown = body.slug
  WHERE
    k.standing = 1 AND NOT k.is_reading
    AND k.claim_id NOT IN (SELECT a.told_claim_id FROM alike AS a WHERE a.told_claim_id IS NOT NULL)
),
held AS (
  SELECT whole.claim_id AS whole_claim_id, part.claim_id
  FROM payments AS whole
  INNER JOIN payments AS part
    ON whole.unit = part.unit AND whole.breakdown = part.breakdown AND whole.claim_id <> part.claim_id
    AND whole.period_start <= part.period_start AND whole.period_end >= part.period_end
    AND (whole.period_start < part.period_start OR whole.period_end > part.period_end)
),
given AS (
  SELECT
    a.claim_id, count(DISTINCT a.source) AS many, string_agg(DISTINCT a.publisher_name, '; ' ORDER BY a.publisher_name) AS others,
    list(DISTINCT a.other_claim_id ORDER BY a.other_claim_id) AS claim_ids,
    min(a.told_start) AS told_start, min(a.told_end) AS told_end, min(a.told_type) AS told_type
  FROM alike AS a
  GROUP BY a.claim_id
),
placed AS (
  SELECT
    p.claim_id,
    row_number() OVER (ORDER BY p.first_paid, p.breakdown, p.unit DESC, p.period_start, p.period_end, p.claim_id) AS place
  FROM payments AS p
  WHERE p.claim_id NOT IN (SELECT h.whole_claim_id FROM held AS h)
),
spans AS (
  SELECT h.whole_claim_id AS claim_id, min(q.place) AS place_from, max(q.place) AS place_to
  FROM held AS h
  INNER JOIN placed AS q ON h.claim_id = q.claim_id
  GROUP BY h.whole_claim_id
)
SELECT
  p.claim_id, p.recipient, p.unit, p.period_start, p.period_end, p.period_type,
  CASE p.unit WHEN 'USD' THEN p.value / 1000 END AS thousands,
  q.place, s.place_from, s.place_to, (s.place_from + s.place_to) // 2 AS place_middle,
  CASE WHEN s.claim_id IS NULL THEN '' ELSE 't:chart-contributions-whole' END AS kind,
  concat_ws('; ', p.publisher_name, g.others) AS given_by, repeat('●', 1 + coalesce(g.many, 0)) AS dots,
  coalesce(g.claim_ids, []) AS other_claim_ids, g.told_start, g.told_end, g.told_type
FROM payments AS p
LEFT JOIN placed AS q ON p.claim_id = q.claim_id
LEFT JOIN spans AS s ON p.claim_id = s.claim_id
LEFT JOIN given AS g ON p.claim_id = g.claim_id
ORDER BY q.place NULLS LAST, s.place_from, s.place_to, p.claim_id
