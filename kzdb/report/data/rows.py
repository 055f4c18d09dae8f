"""Queries of a report: run read-only, checked for their key, returned as rows that nothing can change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from kzdb.definition.parameters import Value
from kzdb.definition.report import Report
from kzdb.definition.statements import Query, first_line, place_of
from kzdb.errors import QueryError, shorten
from kzdb.report.data.cleaning import clean

MOST = 20_000
"""No query gives more rows: a page shows a few."""


class Row(Mapping[str, Any]):
    """One row: its columns by name, as attributes and as items, never to be changed.

    A column wins over a method of the same name in `row.column`, so no column name is out of bounds.
    """

    __slots__ = ("_names", "_values")

    def __init__(self, names: Mapping[str, int], values: Sequence[Any]) -> None:
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_values", tuple(values))

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            names = object.__getattribute__(self, "_names")
            if name in names:
                return object.__getattribute__(self, "_values")[names[name]]
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        raise TypeError("a row cannot be changed")

    def __getitem__(self, name: str) -> Any:
        return self._values[self._names[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


Rows = tuple[Row, ...]


def claim_columns(rows: Rows) -> list[str]:
    """Return the columns of rows that name claims: claim_id, ..._claim_id and ..._claim_ids."""
    return [column for column in (rows[0] if rows else ()) if column.endswith(("claim_id", "claim_ids"))]


def run_queries(
    connection: duckdb.DuckDBPyConnection, report: Report, parameters: Mapping[str, Value]
) -> dict[str, Rows]:
    """Return the rows of every query of a report, by the query's name.

    Raises:
        QueryError: a query cannot be run, breaks its own key, or gives no rows where it must; a line for each.
    """
    results: dict[str, Rows] = {}
    mistakes: list[str] = []
    for name, query in report.queries.items():
        try:
            results[name] = run_query(connection, query, parameters)
        except QueryError as error:
            mistakes.append(str(error))
    if mistakes:
        raise QueryError("\n".join(mistakes))
    return results


def run_query(connection: duckdb.DuckDBPyConnection, query: Query, parameters: Mapping[str, Value]) -> Rows:
    """Return the rows of one query, run with the parameters that it uses.

    Raises:
        QueryError: it cannot be run, breaks its key, or gives no rows where it must.
    """
    bound = {name: parameters[name] for name in query.parameters}
    try:
        cursor = connection.execute(query.sql, bound or None)
        values = cursor.fetchmany(MOST + 1)
    except duckdb.Error as error:
        raise QueryError(f"{place_of(query.path, error, query.line)}: {first_line(error)}. Correct the SQL.") from None
    if len(values) > MOST:
        raise QueryError(f"{query.path}: got more than {MOST:,} rows, expected what a page shows. Choose, or add up.")
    columns = [column[0] for column in cursor.description or ()]
    names = {column: index for index, column in enumerate(columns)}
    if len(names) < len(columns):
        twice = next(column for column in columns if columns.count(column) > 1)
        raise QueryError(f"{query.path}: got two columns {twice!r}, expected names of their own. Rename one.")
    rows = tuple(Row(names, [clean(value) if isinstance(value, str) else value for value in row]) for row in values)
    _check_key(query, names, rows)
    _check_claims(query, rows)
    if not rows and not query.may_be_empty:
        asked = ", ".join(f"{name} = {value}" for name, value in sorted(bound.items())) or "the whole base"
        raise QueryError(f"{query.path}: got no rows for {asked}, expected some. Choose another value, or load more.")
    return rows


def _check_key(query: Query, names: Mapping[str, int], rows: Rows) -> None:
    """Refuse a key that is no column, that a row has not, or that two rows share."""
    absent = [column for column in query.key if column not in names]
    if absent:
        columns = ", ".join(names)
        raise QueryError(f"{query.path}, key: got {absent[0]!r}, expected one of {columns}. Correct report.toml.")
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in query.key)
        if all(value is None for value in key):
            raise QueryError(f"{query.path}, key: got a row without {', '.join(query.key)}. Leave such rows out.")
        if key in seen:
            shown = ", ".join(f"{column} = {value}" for column, value in zip(query.key, key, strict=True))
            raise QueryError(f"{query.path}, key: got two rows with {shown}, expected one. Correct the SQL or the key.")
        seen.add(key)


def _check_claims(query: Query, rows: Rows) -> None:
    """Refuse what is no number of a claim in a column that names claims."""
    for column in claim_columns(rows):
        for row in rows:
            value = row[column]
            for one in value if isinstance(value, list) else [value]:
                if one is not None and type(one) is not int:
                    raise QueryError(
                        f"{query.path}, {column}: got {shorten(one)}, expected numbers of claims. Correct the SQL."
                    )
