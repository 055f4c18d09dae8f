-- One row per remark of ours on a claim, live or former: how a passage is read, what was inferred, how credible it is.
SELECT
  m.claim_id, m.note, coalesce(i.inferred, []) AS inferred, m.credibility, m.rec_from AS revision, m.rec_to AS ended
FROM store.remarks AS m
LEFT JOIN (
  SELECT remark_id, list_sort(list(attribute)) AS inferred FROM store.inferences GROUP BY remark_id
) AS i ON i.remark_id = m.id
ORDER BY m.claim_id, m.rec_from
