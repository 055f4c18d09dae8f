-- The revision behind the last edition, as a label.
-- Grain: one row; none where the base has no such revision. Parameters: $since.
SELECT cast($since AS VARCHAR) AS revision_text
WHERE $since = 0 OR $since IN (SELECT r.revision FROM revisions AS r)
ORDER BY revision_text
