"""The views to export: their columns with types and meanings, and their rows as a stream of Arrow batches."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.export.keys import PRIMARY

__all__ = ["Field", "View", "rows", "views_of"]

CATALOG = """
SELECT c.table_name, c.column_name, c.data_type, coalesce(c.comment, ''), coalesce(v.comment, t.comment, '')
FROM duckdb_columns() AS c
LEFT JOIN duckdb_views() AS v ON v.schema_name = c.schema_name AND v.view_name = c.table_name
LEFT JOIN duckdb_tables() AS t ON t.schema_name = c.schema_name AND t.table_name = c.table_name
WHERE c.schema_name = 'main' AND NOT c.internal
ORDER BY c.table_name, c.column_index
"""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, DuckDB's type, and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class View:
    """A published view: its name, what a row is, its columns."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def views_of(connection: DuckDBPyConnection, wanted: Iterable[str] = ()) -> list[View]:
    """Return the views wanted, in that order; by default all by name but the one about the file itself.

    Raises:
        PublishError: there is no such view.
    """
    found: dict[str, tuple[str, list[Field]]] = {}
    for view, column, kind, meaning, about in connection.execute(CATALOG).fetchall():
        found.setdefault(view, (about, []))[1].append(Field(column, kind, meaning))
    names = list(dict.fromkeys(wanted)) or [name for name in found if not name.startswith("_")]
    for name in names:
        if name not in found:
            close = difflib.get_close_matches(name, found, n=3)
            do = f"Did you mean {' or '.join(close)}?" if close else "`kzdb schema` lists them."
            raise PublishError(f"export: got {name!r}, expected a published view. {do}")
    return [View(name, found[name][0], tuple(found[name][1])) for name in names]


def rows(connection: DuckDBPyConnection, view: View, expressions: Iterable[str] | None = None) -> Any:
    """Return the rows of `view` as a stream of Arrow record batches, in an order that the content alone decides.

    Args:
        connection: the published file.
        view: the view.
        expressions: what to select in place of its columns.
    """
    columns = ", ".join(expressions or (quoted(field.name) for field in view.fields))
    key = PRIMARY.get(view.name, ())
    order = ", ".join(quoted(name) for name in key) or "ALL"
    return connection.sql(f"SELECT {columns} FROM main.{quoted(view.name)} ORDER BY {order}").to_arrow_reader()


def quoted(name: str) -> str:
    """Return `name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
