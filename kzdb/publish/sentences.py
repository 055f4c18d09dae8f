"""Wording what rules and contradictions found, in every language that kzdb has texts in."""

from __future__ import annotations

import json
from collections.abc import Callable

import duckdb
import pyarrow as pa

from kzdb.language.catalog import languages, load_catalog
from kzdb.language.wording import Wording

__all__ = ["word_findings"]

AT_ONCE = 20_000
"""Findings that are worded before they are written: a large base has millions."""

COLUMNS = ("code", "params", "language", "text")
FINDINGS = """
SELECT DISTINCT code, params FROM (
  SELECT code, params FROM store.checks UNION ALL SELECT code, params FROM store.contradictions
) ORDER BY code, params
"""
NAMES = """
SELECT 'entities/' || slug, name FROM store.entities
UNION ALL SELECT 'metrics/' || slug, name FROM store.metrics
UNION ALL SELECT 'breakdowns/' || slug, name FROM store.breakdowns
UNION ALL SELECT 'symbols/' || slug, symbol FROM store.units
UNION ALL SELECT 'relation_types/' || slug, name FROM store.relation_types
UNION ALL SELECT 'inverse_relations/' || slug, inverse_name FROM store.relation_types
UNION ALL SELECT 'milestone_types/' || slug, name FROM store.milestone_types
"""
LABELS = "SELECT list || '/' || slug, name FROM store.labels WHERE language = $language"
# A part of a figure may be an entity, whose labels are in that list.
PARTS = """
SELECT 'breakdowns/' || b.slug, l.name
FROM store.breakdowns AS b
INNER JOIN store.entities AS e ON e.id = b.entity_id
INNER JOIN store.labels AS l ON l.list = 'entities' AND l.slug = e.slug AND l.language = $language
"""
SOURCES = """
SELECT s.slug, s.title, left(e.published_on, 4)
FROM store.sources AS s
INNER JOIN store.current_editions AS now ON now.source_id = s.id AND now.rec_to IS NULL
INNER JOIN store.source_editions AS e ON e.id = now.source_edition_id
"""


def word_findings(connection: duckdb.DuckDBPyConnection) -> None:
    """Make store.sentences (code, params, language, text) of every check and contradiction."""
    english = dict(connection.execute(NAMES).fetchall())
    sources = connection.execute(SOURCES).fetchall()
    connection.execute("CREATE TABLE store.sentences (code VARCHAR, params JSON, language VARCHAR, text VARCHAR)")
    wordings = [_wording(connection, language, english, sources) for language in languages()]
    found = connection.cursor().execute(FINDINGS)
    while rows := found.fetchmany(AT_ONCE):
        part = [(code, params, json.loads(params)) for code, params in rows]
        for wording in wordings:
            said = [(code, params, wording.language, wording.say(code, values)) for code, params, values in part]
            connection.register("worded", pa.table(dict(zip(COLUMNS, zip(*said, strict=True), strict=True))))
            connection.execute("INSERT INTO store.sentences FROM worded")
            connection.unregister("worded")


def _wording(
    connection: duckdb.DuckDBPyConnection, language: str, english: dict[str, str], sources: list[tuple[str, str, str]]
) -> Wording:
    """Return the words of a language with the names of things in it, those of sources with their years."""
    names = english | dict(connection.execute(PARTS, {"language": language}).fetchall())
    names |= dict(connection.execute(LABELS, {"language": language}).fetchall())
    wording = Wording(load_catalog(language), _naming(names))
    for slug, title, year in sources:
        key = "source-undated" if year is None else "source-dated"
        names[f"sources/{slug}"] = wording.text(key, title=title, **({} if year is None else {"year": year}))
    return wording


def _naming(names: dict[str, str]) -> Callable[[str, str], str]:
    return lambda listed, slug: names.get(f"{listed}/{slug}", slug)
