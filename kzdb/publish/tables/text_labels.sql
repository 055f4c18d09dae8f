-- One row per text of ours about a source (what a statement says, a role, a note) in another language than English.
SELECT s.slug AS source, t.text, t.language, t.label
FROM store.text_labels AS t
INNER JOIN store.sources AS s ON s.id = t.source_id
ORDER BY s.slug, t.text, t.language
