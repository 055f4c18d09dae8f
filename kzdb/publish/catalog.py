"""What the published file holds, by name: for completion, `.tables`, `kzdb schema` and the exports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Column", "Table", "read_catalog", "read_macros"]

COLUMNS = """
SELECT c.table_name, c.column_name, c.data_type, coalesce(c.comment, ''), coalesce(t.comment, '')
FROM duckdb_columns() AS c
INNER JOIN duckdb_tables() AS t ON t.schema_name = c.schema_name AND t.table_name = c.table_name
WHERE c.schema_name = 'main' AND NOT c.internal
ORDER BY c.table_name, c.column_index
"""

MACROS = """
SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', coalesce(comment, '')
FROM duckdb_functions()
WHERE schema_name = 'main' AND function_type = 'table_macro' AND NOT internal
ORDER BY function_name
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: name, type, and the sentence that says what it holds."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: name, what a row is, its columns."""

    name: str
    comment: str
    columns: tuple[Column, ...]


def read_catalog(connection: DuckDBPyConnection) -> dict[str, Table]:
    """Return the tables of the published file by name."""
    found: dict[str, tuple[str, list[Column]]] = {}
    for table, column, kind, comment, about in connection.cursor().execute(COLUMNS).fetchall():
        found.setdefault(table, (about, []))[1].append(Column(column, kind, comment))
    return {name: Table(name, about, tuple(columns)) for name, (about, columns) in found.items()}


def read_macros(connection: DuckDBPyConnection) -> dict[str, str]:
    """Return the table macros of the published file, as `name(parameters)`: what each gives, in a sentence."""
    return dict(connection.cursor().execute(MACROS).fetchall())
