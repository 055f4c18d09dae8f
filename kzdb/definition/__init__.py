"""What a report is: the files of its folder (manifest, queries, charts, texts, narratives), read once and checked."""
