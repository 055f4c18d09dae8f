"""The published tables in other languages: schemas `ru`, `kk`, ... with views of the same names.

In them every name beside a slug (`metric_name` beside `metric`) and every text of ours (`says`, `role`, `note`) is its
label, and English where there is none. A reader sets `search_path` to `ru,main` and asks the same questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from kzdb.language.catalog import ENGLISH, languages

__all__ = ["create_language_schemas"]

_TEXTS = {"says", "role", "note", "reliability_reason", "published_note", "licence"}
"""Columns that hold a text of ours about a source, known by its English wording."""

_LISTS = {
    "metric_name": ("metric", "metrics"),
    "breakdown_name": ("breakdown", "breakdowns", "entities"),
    "topic_name": ("topic", "topics"),
    "theme_name": ("theme", "themes"),
    "unit_symbol": ("unit", "symbols"),
    "predicate_name": ("predicate", "metrics", "relation_types", "milestone_types", "topics"),
    "object_name": ("object", "breakdowns", "entities"),
    "recipient_name": ("recipient", "breakdowns", "entities"),
    "waiver_reason": ("waiver", "waivers"),
    "acronym": ("slug", "acronyms"),
}
"""Columns whose label is known by another column, with the lists to look in."""

_IN_TABLE = {
    ("relations", "type_name"): ("type", "relation_types"),
    ("milestones", "type_name"): ("type", "milestone_types"),
    ("relation_types", "name"): ("slug", "relation_types"),
    ("relation_types", "inverse_name"): ("slug", "inverse_relations"),
    ("metrics", "name"): ("slug", "metrics"),
    ("metrics", "definition"): ("slug", "definitions"),
    ("units", "name"): ("slug", "units"),
    ("units", "symbol"): ("slug", "symbols"),
    ("themes", "name"): ("slug", "themes"),
    ("topics", "name"): ("slug", "topics"),
    ("decisions", "reason"): ("decision", "decisions"),
    ("contradictions", "reason"): ("decision", "decisions", "waivers"),
}
_NOT = {("names", "name")}
"""A name there is in its own language."""


def create_language_schemas(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[str], comments: Mapping[str, str]
) -> None:
    """Create a schema for each language but English, with a view of each table that has anything to translate."""
    for language in languages():
        if language == ENGLISH:
            continue
        connection.execute(f"CREATE SCHEMA {language}")
        for table in tables:
            columns = [name for (name,) in connection.execute(f"SELECT column_name FROM (DESCRIBE main.{table})").fetchall()]
            if query := _translated(table, columns, language):
                connection.execute(f"CREATE VIEW {language}.{table} AS {query}")
                connection.execute(f"COMMENT ON VIEW {language}.{table} IS {comments[table]}")


def _translated(table: str, columns: list[str], language: str) -> str | None:
    """Return the query that reads `table` in `language`; None when it holds no words."""
    replaced: list[str] = []
    joins: list[str] = []

    def label(name: str, key: str, lists: Iterable[str]) -> None:
        found = []
        for listed in lists:
            alias = f"l{len(joins)}"
            found.append(f"{alias}.name")
            joins.append(
                f"LEFT JOIN main.labels AS {alias} ON {alias}.language = '{language}' AND {alias}.list = '{listed}' "
                f"AND {alias}.slug = t.{key}"
            )
        replaced.append(f"CASE WHEN t.{name} IS NULL THEN NULL ELSE coalesce({', '.join(found)}, t.{name}) END AS {name}")

    for name in columns:
        if name in _TEXTS and "source" in columns:
            alias = f"l{len(joins)}"
            joins.append(
                f"LEFT JOIN main.text_labels AS {alias} ON {alias}.language = '{language}' "
                f"AND {alias}.source = t.source AND {alias}.text = t.{name}"
            )
            replaced.append(f"coalesce({alias}.label, t.{name}) AS {name}")
        elif name == "explanation":
            alias = f"l{len(joins)}"
            joins.append(
                f"LEFT JOIN main.sentences AS {alias} ON {alias}.language = '{language}' AND {alias}.code = t.code "
                f"AND {alias}.params = t.params"
            )
            replaced.append(f"coalesce({alias}.text, t.{name}) AS {name}")
        elif (table, name) in _NOT:
            continue
        elif (table, name) in _IN_TABLE:
            key, *lists = _IN_TABLE[table, name]
            label(name, key, lists)
        elif name in _LISTS and _LISTS[name][0] in columns:
            key, *lists = _LISTS[name]
            label(name, key, lists)
        elif name.endswith("_name") and name.removesuffix("_name") in columns:
            label(name, name.removesuffix("_name"), ("entities",))
        elif name == "name" and "slug" in columns:
            label(name, "slug", ("entities",))
    if not replaced:
        return None
    return f"SELECT t.* REPLACE ({', '.join(replaced)}) FROM main.{table} AS t {' '.join(joins)}"
