-- How old the newest figure of each measure is on the day of the cut-off; a figure for years to come does not count.
-- Grain: one row per measure. Parameters: $as_of, $country.
WITH newest AS (
  SELECT
    o.metric, o.metric_name, arg_max(o.claim_id, o.period_end) AS claim_id, max(o.period_end) AS until
  FROM observations AS o
  WHERE
    o.country = $country AND o.preferred AND o.period_end IS NOT NULL
    AND (o.published_on IS NULL OR year(o.period_end) <= year(o.published_on))
  GROUP BY o.metric, o.metric_name
)
SELECT
  n.claim_id, n.metric, n.metric_name, year(n.until) AS year, cast(year(n.until) AS VARCHAR) AS year_text, year($as_of) AS cut_off
FROM newest AS n
ORDER BY n.until DESC, n.metric
LIMIT 16
