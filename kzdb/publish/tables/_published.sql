-- One row: which revision of which store this file was published from, and the hash of its content.
SELECT published_at, revision, as_of, schema_head, kzdb_version, content_sha256, made_from, format FROM store.published
