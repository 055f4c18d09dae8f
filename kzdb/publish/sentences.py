"""Wording what rules and contradictions found, in every language that kzdb has texts in."""

from __future__ import annotations

import json
from collections.abc import Callable

import duckdb
import pyarrow as pa

from kzdb.language.catalog import languages, load_catalog
from kzdb.language.wording import Wording

__all__ = ["word_findings"]

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
    found = connection.execute(FINDINGS).fetchall()
    english = dict(connection.execute(NAMES).fetchall())
    sources = connection.execute(SOURCES).fetchall()
    columns: dict[str, list[str]] = {"code": [], "params": [], "language": [], "text": []}
    for language in languages():
        names = english | dict(connection.execute(PARTS, {"language": language}).fetchall())
        names |= dict(connection.execute(LABELS, {"language": language}).fetchall())
        wording = Wording(load_catalog(language), _naming(names))
        for slug, title, year in sources:
            key = "source-undated" if year is None else "source-dated"
            names[f"sources/{slug}"] = wording.text(key, title=title, **({} if year is None else {"year": year}))
        for code, params in found:
            columns["code"].append(code)
            columns["params"].append(params)
            columns["language"].append(language)
            columns["text"].append(wording.say(code, json.loads(params)))
    connection.register("worded", pa.table(columns, pa.schema([(name, pa.string()) for name in columns])))
    connection.execute("CREATE TABLE store.sentences AS SELECT * REPLACE (params::JSON AS params) FROM worded")
    connection.unregister("worded")


def _naming(names: dict[str, str]) -> Callable[[str, str], str]:
    return lambda listed, slug: names.get(f"{listed}/{slug}", slug)
