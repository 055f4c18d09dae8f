"""The tables to export, and their rows as a stream of Arrow batches."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import Table, read_catalog
from kzdb.publish.export.keys import PRIMARY

__all__ = ["rows", "tables_of"]


def tables_of(connection: DuckDBPyConnection, wanted: Iterable[str] = ()) -> list[Table]:
    """Return the tables wanted, in that order; by default all by name but the one about the file itself.

    Raises:
        PublishError: there is no such table.
    """
    found = read_catalog(connection)
    names = list(dict.fromkeys(wanted)) or [name for name in found if not name.startswith("_")]
    for name in names:
        if name not in found:
            close = difflib.get_close_matches(name, found, n=3)
            do = f"Did you mean {' or '.join(close)}?" if close else "`kzdb schema` lists them."
            raise PublishError(f"export: got {name!r}, expected a published table. {do}")
    return [found[name] for name in names]


def rows(connection: DuckDBPyConnection, table: Table, expressions: Iterable[str] | None = None) -> Any:
    """Return the rows of `table` as a stream of Arrow record batches, in an order that the content alone decides.

    Args:
        connection: the published file.
        table: the table.
        expressions: what to select in place of its columns.
    """
    columns = ", ".join(expressions or (quoted(field.name) for field in table.columns))
    key = PRIMARY.get(table.name, ())
    order = ", ".join(quoted(name) for name in key) or "ALL"
    return connection.sql(f"SELECT {columns} FROM main.{quoted(table.name)} ORDER BY {order}").to_arrow_reader()


def quoted(name: str) -> str:
    """Return `name` as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
