"""The published tables in other languages: schemas `ru`, `kk`, ... with views of the same names.

In them every name beside a slug (`metric_name` beside `metric`) and every text of ours (`says`, `role`, `note`) is its
label, and English where there is none. A reader sets `search_path` to `ru,main` and asks the same questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

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


Lookup = tuple[str, str, str]
"""A table of labels, how its rows (`l`) are found from those of the table (`t`), and its column with the label."""


def create_language_schemas(
    connection: duckdb.DuckDBPyConnection, tables: Iterable[str], comments: Mapping[str, str]
) -> None:
    """Create a schema for each language but English, with a view of each table that has anything to translate.

    Args:
        connection: the file being published, in use.
        tables: the published tables.
        comments: what a row of each is, as a string of SQL.
    """
    found = {name: connection.sql(f"FROM main.{name} LIMIT 0").columns for name in tables}
    for language in languages():
        if language == ENGLISH:
            continue
        connection.execute(f"CREATE SCHEMA {language}")
        for table, columns in found.items():
            labels = {name: lookups for name in columns if (lookups := _lookups(table, name, columns))}
            if labels:
                connection.execute(f"CREATE VIEW {language}.{table} AS {_translated(table, labels, language)}")
                connection.execute(f"COMMENT ON VIEW {language}.{table} IS {comments[table]}")


def _lookups(table: str, name: str, columns: Collection[str]) -> list[Lookup]:
    """Return where the label of a column is looked up, the first that has one counting; nothing for other columns."""
    if (table, name) in _NOT:
        return []
    if name in _TEXTS and "source" in columns:
        return [("text_labels", f"l.source = t.source AND l.text = t.{name}", "label")]
    if name == "explanation":
        return [("sentences", "l.code = t.code AND l.params = t.params", "text")]
    by_slug = ("slug", "entities") if name == "name" else (name.removesuffix("_name"), "entities")
    for key, *lists in filter(None, (_IN_TABLE.get((table, name)), _LISTS.get(name), by_slug)):
        if key in columns and key != name:
            return [("labels", f"l.list = '{listed}' AND l.slug = t.{key}", "name") for listed in lists]
    return []


def _translated(table: str, labels: Mapping[str, list[Lookup]], language: str) -> str:
    """Return the query that reads `table` with the labels of its columns in `language`."""
    replaced: list[str] = []
    joins = ""
    for name, lookups in labels.items():
        values: list[str] = []
        for of, on, label in lookups:
            alias = f"l{len(values)}_{name}"
            condition = on.replace("l.", f"{alias}.")
            joins += f" LEFT JOIN main.{of} AS {alias} ON {alias}.language = '{language}' AND {condition}"
            values.append(f"{alias}.{label}")
        replaced.append(f"CASE WHEN t.{name} IS NOT NULL THEN coalesce({', '.join(values)}, t.{name}) END AS {name}")
    return f"SELECT t.* REPLACE ({', '.join(replaced)}) FROM main.{table} AS t{joins}"
