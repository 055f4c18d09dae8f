-- One row per definition that a metric has or had.
SELECT
  json_extract_string(v.content, '$.slug') AS metric, json_extract_string(v.content, '$.definition') AS definition,
  min(v.rec_from) AS revision, CASE WHEN count(*) = count(v.rec_to) THEN max(v.rec_to) END AS ended
FROM store.row_versions AS v
WHERE v.table_name = 'metrics'
GROUP BY metric, definition
ORDER BY metric, revision, definition
