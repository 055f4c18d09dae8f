"""Reading the published file in the language of an edition, and what that language lacks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from kzdb.language.catalog import ENGLISH, Catalog
from kzdb.language.wording import Wording

_UNNAMED = """
WITH named AS (
  SELECT 'entities' AS list, slug, name FROM main.entities
  UNION ALL SELECT 'metrics', slug, name FROM main.metrics
  UNION ALL SELECT 'topics', slug, name FROM main.topics
  UNION ALL SELECT 'relation_types', slug, name FROM main.relation_types
)
SELECT n.name FROM named AS n
ANTI JOIN main.labels AS l ON l.list = n.list AND l.slug = n.slug AND l.language = $language
UNION
SELECT s.says FROM main.statements AS s
ANTI JOIN main.text_labels AS l ON l.source = s.source AND l.text = s.says AND l.language = $language
ORDER BY ALL
"""


@contextmanager
def in_language(connection: duckdb.DuckDBPyConnection, language: str) -> Iterator[None]:
    """Have every query of the block read names and texts in `language`, English where the base has none."""
    known = connection.execute("SELECT 1 FROM duckdb_schemas() WHERE schema_name = $1", [language]).fetchone()
    if language == ENGLISH or not known:
        yield
        return
    connection.execute(f"SET search_path = '{language},main'")  # a schema of the file, so no other text
    try:
        yield
    finally:
        connection.execute("SET search_path = 'main'")


def wording_of(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Wording:
    """Return the wording of an edition, with the base's symbols of units; inside `in_language`."""
    symbols = dict(connection.execute("SELECT slug, symbol FROM units").fetchall())
    return Wording(catalog, lambda listed, slug: (symbols.get(slug) or "") if listed == "symbols" else slug)


def missing_names(connection: duckdb.DuckDBPyConnection, language: str, page: str) -> list[str]:
    """Return the names and statements that a page prints in English, since the base has them in no other language."""
    if language == ENGLISH:
        return []
    return [name for (name,) in connection.execute(_UNNAMED, {"language": language}).fetchall() if name in page]
