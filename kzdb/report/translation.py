"""The base in the language of an edition: views whose names are that language's labels.

English stands in the views themselves. For another language each view that a report reads is laid over with one of
the same name, in which every name (`metric_name` beside `metric`, `name` beside `slug`, ...) and every text of ours
(`says`, `role`, `note`, ...) is its label. So queries, charts and templates are the same in all languages. A name
without a label stays English and carries a mark that says which label is missing; `Missing` takes the mark off and
remembers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from kzdb.errors import DefinitionError

ENGLISH = "en"
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")

_TEXTS = frozenset(
    {"says", "role", "note", "definition", "reliability_reason", "published_note", "licence", "reason", "waiver_reason",
     "explanation"}
)  # fmt: skip
"""Columns that hold a text of ours, known by its English wording."""

_PAIRS = {
    "metric_name": ("metric", ("metrics",)),
    "breakdown_name": ("breakdown", ("breakdowns", "entities")),
    "type_name": ("type", ("relation_types", "milestone_types")),
    "topic_name": ("topic", ("topics",)),
    "predicate_name": ("predicate", ("metrics", "relation_types", "milestone_types", "topics")),
    "unit_symbol": ("unit", ("symbols",)),
}
_OWN_NAME = {"metrics": ("metrics",), "units": ("units",)}
_NO_NAME = frozenset({"names", "labels"})
"""Views whose `name` is what it is: a name in its own language, a label."""

_ANSWERS = frozenset({"claims", "former_claims"})
"""Views of every kind of claim, whose object is an entity or a part of a figure."""

_WHEN = {("checks", "explanation"): "v.verdict = 'fails'"}
"""Texts that are only ever printed of some rows; of the others no label is missed."""


class Missing:
    """What an edition lacks in its language: texts of i18n and labels of the base, each once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.labels: dict[str, None] = {}
        self.texts: dict[str, None] = {}

    def plain(self, value: Any) -> Any:
        """Return a value without the marks of missing labels in it, lists and structs included; remember them."""
        if isinstance(value, str):
            if _OPEN not in value:
                return value
            for key in _MARK.findall(value):
                self.labels[key] = None
            return _MARK.sub("", value)
        if isinstance(value, list | tuple):
            return type(value)(self.plain(one) for one in value)
        if isinstance(value, dict):
            return {name: self.plain(one) for name, one in value.items()}
        return value

    def warnings(self) -> tuple[str, ...]:
        """Return one line for each text and label that fell back to English."""
        language = self.language
        return (
            *(f"i18n/{language}.toml: no text for {key}; it is printed in English" for key in sorted(self.texts)),
            *(
                f"seeds/vocabulary/labels.csv: no {language} label for {key}; it is printed in English"
                for key in sorted(self.labels)
            ),
        )

    def require_none(self) -> None:
        """Refuse an edition that lacks anything: a strict build prints no English in another language."""
        told = self.warnings()
        if told:
            more = f" And {len(told) - 1} more." if len(told) > 1 else ""
            raise DefinitionError(f"{told[0].partition(';')[0]}. Write it, or build without --strict.{more}")


def translated_views(connection: duckdb.DuckDBPyConnection, views: Iterable[str], language: str) -> dict[str, str]:
    """Return, for each view that has anything to translate, the query that reads it in `language`."""
    if language == ENGLISH:
        return {}
    _collect_labels(connection, language)
    found = {}
    for view in views:
        columns = [
            name
            for (name,) in connection.execute(
                "SELECT column_name FROM duckdb_columns() WHERE database_name <> 'temp' AND schema_name = 'main' "
                "AND table_name = ? AND data_type = 'VARCHAR' ORDER BY column_index",
                [view],
            ).fetchall()
        ]
        replaced = _replacements(view, columns)
        if replaced:
            joins = "".join(
                f" LEFT JOIN temp.kzdb_label AS l{number} "
                f"ON l{number}.list = '{listed}' AND l{number}.slug = v.\"{key}\""
                for number, listed, key in _joins(replaced)
            )
            exprs = ", ".join(f'{expression} AS "{name}"' for name, expression in _expressions(view, replaced).items())
            found[view] = f'SELECT v.* REPLACE ({exprs}) FROM main."{view}" AS v{joins}'  # names of views
    return found


def _collect_labels(connection: duckdb.DuckDBPyConnection, language: str) -> None:
    """Put the labels of `language` into a temporary table; a base without labels has none."""
    connection.execute("CREATE OR REPLACE TEMP TABLE kzdb_label (list VARCHAR, slug VARCHAR, name VARCHAR)")
    known = connection.execute(
        "SELECT count(*) FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = 'labels'"
    ).fetchone()
    if known and known[0]:
        connection.execute(
            "INSERT INTO temp.kzdb_label SELECT list, slug, name FROM main.labels WHERE language = ?", [language]
        )


def _replacements(view: str, columns: list[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return, for each column that has labels, the column its label is known by and the lists to look in."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in columns:
        if name in _TEXTS:
            found[name] = (name, ("texts",))
        elif name in _PAIRS and _PAIRS[name][0] in columns:
            found[name] = _PAIRS[name]
        elif name == "object_name" and view in _ANSWERS:
            found[name] = ("object", ("breakdowns", "entities"))
        elif name.endswith("_name") and name.removesuffix("_name") in columns:
            found[name] = (name.removesuffix("_name"), ("entities",))
        elif name == "name" and "slug" in columns and view not in _NO_NAME:
            found[name] = ("slug", _OWN_NAME.get(view, ("entities",)))
        elif name == "acronym" and "slug" in columns:
            found[name] = ("slug", ("acronyms",))
        elif name == "symbol" and view == "units":
            found[name] = ("slug", ("symbols",))
    return found


def _joins(replaced: Mapping[str, tuple[str, tuple[str, ...]]]) -> list[tuple[int, str, str]]:
    """Return (number, list, key column) of every look-up, numbered in order."""
    looked_up = [(listed, key) for key, lists in replaced.values() for listed in lists]
    return [(number, listed, key) for number, (listed, key) in enumerate(looked_up)]


def _expressions(view: str, replaced: Mapping[str, tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Return what each column becomes: its label, or itself with the mark of the missing one."""
    found, number = {}, 0
    for name, (key, lists) in replaced.items():
        labels = ", ".join(f"l{number + place}.name" for place in range(len(lists)))
        number += len(lists)
        mark = f"chr({ord(_OPEN)}) || '{lists[0]}/' || v.\"{key}\" || chr({ord(_CLOSE)})"
        unmarked = f"v.\"{name}\" = ''" + (f" OR NOT {_WHEN[view, name]}" if (view, name) in _WHEN else "")
        marked = f'CASE WHEN {unmarked} THEN v."{name}" ELSE v."{name}" || {mark} END'
        found[name] = f'CASE WHEN v."{name}" IS NULL THEN NULL ELSE coalesce({labels}, {marked}) END'
    return found
