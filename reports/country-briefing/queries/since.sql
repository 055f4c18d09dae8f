-- The revision behind the last edition, as a label.
-- Grain: one row. Parameters: $since.
SELECT cast($since AS VARCHAR) AS revision_text
ORDER BY revision_text
