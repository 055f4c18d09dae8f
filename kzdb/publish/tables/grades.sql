-- One row per live claim: the source's grade, how many independent origins agree, and the credibility that follows.
WITH judged AS (
  SELECT claim_id, count(*) FILTER (WHERE verdict = 'holds') AS holding, count(*) FILTER (WHERE verdict = 'fails') AS failing
  FROM (SELECT unnest(claims) AS claim_id, verdict FROM store.checks)
  GROUP BY claim_id
)
SELECT
  l.claim_id, l.source, l.reliability, l.credibility, o.origins, coalesce(n.documents, 1) AS documents,
  coalesce(n.origins, 1) AS confirmed_by, coalesce(j.holding, 0) AS checks_holding,
  coalesce(j.failing, 0) AS checks_failing, st.contested, st.openly_contested,
  CASE
    WHEN l.modality IN ('planned', 'forecast') THEN 6
    WHEN st.openly_contested AND coalesce(j.failing, 0) > 0 THEN 5
    WHEN st.openly_contested OR coalesce(j.failing, 0) > 0 THEN 4
    WHEN coalesce(n.origins, 1) >= 2 THEN 1
    WHEN coalesce(j.holding, 0) > 0 THEN 2
    ELSE 3
  END AS credibility_proposed
FROM store.live AS l
INNER JOIN store.standing AS st ON st.claim_id = l.claim_id
INNER JOIN (
  SELECT o.claim_id, list_sort(list(DISTINCT e.slug)) AS origins
  FROM store.origins AS o INNER JOIN store.entities AS e ON e.id = o.origin_id
  GROUP BY o.claim_id
) AS o ON o.claim_id = l.claim_id
LEFT JOIN store.confirmed AS n ON n.claim_id = l.claim_id
LEFT JOIN judged AS j ON j.claim_id = l.claim_id
ORDER BY l.claim_id
