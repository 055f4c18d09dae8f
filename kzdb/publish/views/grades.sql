-- One row per live claim: the source's grade, how many independent origins agree, and the credibility that follows.
SELECT
  l.claim_id,
  l.source,
  s.reliability,
  l.credibility,
  coalesce(o.origins, []) AS origins,
  coalesce(n.documents, 1) AS documents,
  coalesce(n.confirmed_by, 1) AS confirmed_by,
  CASE
    WHEN l.modality IN ('planned', 'forecast') THEN 6
    WHEN q.claim_id IS NOT NULL AND coalesce(f.failing, 0) > 0 THEN 5
    WHEN q.claim_id IS NOT NULL OR coalesce(f.failing, 0) > 0 THEN 4
    WHEN coalesce(n.confirmed_by, 1) >= 2 THEN 1
    WHEN coalesce(f.holding, 0) > 0 THEN 2
    ELSE 3
  END AS credibility_proposed,
  coalesce(n.confirmed_by, 1) || ' independent origin' || CASE WHEN coalesce(n.confirmed_by, 1) = 1 THEN '' ELSE 's' END
    || ' in ' || coalesce(n.documents, 1) || ' document' || CASE WHEN coalesce(n.documents, 1) = 1 THEN '' ELSE 's' END
    || '; ' || CASE WHEN q.claim_id IS NOT NULL THEN 'openly contested' WHEN l.contested THEN 'contested, settled by a decision' ELSE 'not contested' END
    || '; checks: ' || coalesce(f.holding, 0) || ' hold, ' || coalesce(f.failing, 0) || ' fail'
    || CASE WHEN l.modality IN ('planned', 'forecast') THEN '; a ' || l.modality || ' matter cannot be judged yet' ELSE '' END
    AS computation
FROM store.live AS l
INNER JOIN store.sources AS s ON s.slug = l.source
LEFT JOIN (
  SELECT o.claim_id, list_sort(list(DISTINCT e.slug)) AS origins
  FROM store.origins AS o INNER JOIN store.entities AS e ON e.id = o.origin_id
  GROUP BY o.claim_id
) AS o ON o.claim_id = l.claim_id
LEFT JOIN (
  SELECT g.claim_id, count(DISTINCT o.origin_id) AS confirmed_by, count(DISTINCT c.source_id) AS documents
  FROM store.agreements_in_fact AS g
  INNER JOIN store.origins AS o ON o.claim_id = g.agrees_id
  INNER JOIN store.claims AS c ON c.id = g.agrees_id
  GROUP BY g.claim_id
) AS n ON n.claim_id = l.claim_id
LEFT JOIN (
  SELECT claim_id, count(*) FILTER (WHERE verdict = 'holds') AS holding, count(*) FILTER (WHERE verdict = 'fails') AS failing
  FROM (SELECT unnest(claims) AS claim_id, verdict FROM checks) GROUP BY claim_id
) AS f ON f.claim_id = l.claim_id
LEFT JOIN (
  SELECT claim_a AS claim_id FROM store.rivals WHERE NOT decided UNION SELECT claim_b FROM store.rivals WHERE NOT decided
) AS q ON q.claim_id = l.claim_id
