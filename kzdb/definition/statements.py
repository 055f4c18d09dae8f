"""The contract of a report's query: one SELECT, parameters that exist, an order that leaves no tie."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from kzdb.definition.folder import OWN, Folder
from kzdb.definition.manifest import Manifest, QueryEntry
from kzdb.errors import QueryError


@dataclass(frozen=True, slots=True)
class Query:
    """A query whose text keeps the contract: its SQL, its parameters, its key, and whether it may give no rows.

    `line` is where the SQL begins, after the comments above it.
    """

    name: str
    path: Path
    sql: str
    line: int
    parameters: frozenset[str]
    key: tuple[str, ...]
    may_be_empty: bool


def read_query(parser: duckdb.DuckDBPyConnection, manifest: Manifest, folder: Folder, entry: QueryEntry) -> Query:
    """Return a query of the manifest, checked; `parser` is any connection.

    Raises:
        QueryError: it is no SELECT, names a parameter the report has not, or its order does not hold its key.
    """
    path = folder.place(f"{OWN}/{entry.file}")
    if f"{OWN}/{entry.file}" not in folder.files:
        raise QueryError(f"{path}: no such file, expected the query {entry.name!r} of report.toml. Write it.")
    sql = folder.text(f"{OWN}/{entry.file}")
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(f"{place_of(path, error)}: {first_line(error)}. Correct the SQL.") from None
    if len(statements) != 1 or statements[0].type.name != "SELECT":
        got = " and ".join(one.type.name for one in statements[:2]) or "nothing"
        raise QueryError(f"{path}: got {got}, expected one SELECT. Write one query a file.")
    parameters = frozenset(statements[0].named_parameters)
    for name in sorted(parameters - manifest.params.keys()):
        line = _line_of(sql, f"${name}")
        known = ", ".join(f"${one}" for one in manifest.params)
        raise QueryError(f"{path}:{line}: got ${name}, expected one of {known}. Declare it in report.toml.")
    ordered = set(_order(parser, sql))
    lacking = [column for column in entry.key if column.lower() not in ordered]
    if lacking and "*" not in ordered:
        raise QueryError(
            f"{path}, order: got an ORDER BY without {', '.join(lacking)}, expected the whole key in it "
            f"({', '.join(entry.key)}). Add what lacks at its end, so that no two rows may change places."
        )
    line = _line_of(sql, statements[0].query)
    return Query(entry.name, path, statements[0].query, line, parameters, entry.key, entry.empty == "omit")


def place_of(path: Path, error: duckdb.Error, line: int = 1) -> str:
    """Return the file of a query with the line that DuckDB's message draws; `line` is that of the SQL it got."""
    found = re.search(r"LINE (\d+):", str(error))
    return f"{path}:{int(found[1]) + line - 1}" if found else str(path)


def first_line(error: duckdb.Error) -> str:
    """Return what DuckDB says, without the drawing of the query under it."""
    return " ".join(str(error).partition("\nLINE ")[0].split()).rstrip(".")


def _order(parser: duckdb.DuckDBPyConnection, sql: str) -> Iterator[str]:
    """Yield the columns of the last ORDER BY in small letters; a star for ALL."""
    row = parser.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchone()
    tree: dict[str, Any] = json.loads(row[0]) if row else {}
    for statement in tree.get("statements", ()):
        for modifier in statement["node"]["modifiers"]:
            for one in modifier.get("orders", ()):
                expression = one["expression"]
                if expression["class"] == "COLUMN_REF":
                    yield expression["column_names"][-1].lower()
                elif expression["class"] == "STAR":
                    yield "*"


def _line_of(sql: str, word: str) -> int:
    return sql.count("\n", 0, max(0, sql.find(word))) + 1
