"""Queries of a report: run read-only, checked for their key, returned as rows that nothing can change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from kzdb.errors import QueryError, shorten
from kzdb.report.definition import Definition, Query
from kzdb.report.params import Value
from kzdb.report.sqlcheck import Statement
from kzdb.report.translation import ENGLISH, translated_views


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

MOST = 20_000
"""No query gives more rows."""

_LINE = re.compile(r"LINE (\d+):")
_NAMED = re.compile(r"""column "([^"]+)"|with name (\S+) does not exist|string '([^']+)' to""")

ALWAYS = frozenset({"claims", "former_claims", "observations", "citations", "sources"})
"""Views that the evidence behind every report is read from."""


@contextmanager
def snapshot(connection: duckdb.DuckDBPyConnection, definition: Definition, language: str = ENGLISH) -> Iterator[None]:
    """Hold the views that more than one query of a report names as temporary tables while the block runs.

    A view joins a dozen tables anew for every query that names it; read once, all queries together take a third
    of the time. In another language than English every view that is named is held, with its names translated.
    The tables live in the connection, never in the published file, and are gone afterwards.
    """
    views = {
        name
        for (name,) in connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal "
            "UNION SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary"
        ).fetchall()
    }
    named = Counter(word for query in definition.queries.values() for word in query.statement.words & views)
    shared = sorted({name for name, times in named.items() if times > 1} | (ALWAYS & views))
    translated = translated_views(connection, sorted(named.keys() | (ALWAYS & views)), language)
    held: list[str] = []
    try:
        for name in sorted({*shared, *translated}):
            query = translated.get(name, f'SELECT * FROM main."{name}"')  # a view's name
            connection.execute(f'CREATE TEMP TABLE "{name}" AS {query}')
            held.append(name)
        yield
    finally:
        for name in held:
            connection.execute(f'DROP TABLE temp."{name}"')


def run_queries(
    connection: duckdb.DuckDBPyConnection,
    definition: Definition,
    params: Mapping[str, Value],
    plain: Callable[[Any], Any] = lambda value: value,
) -> dict[str, Rows]:
    """Run every query of a report and return the rows of each by the query's name; `plain` sees every value."""
    return {name: run_query(connection, query, params, plain) for name, query in definition.queries.items()}


def run_query(
    connection: duckdb.DuckDBPyConnection,
    query: Query,
    params: Mapping[str, Value],
    plain: Callable[[Any], Any] = lambda value: value,
) -> Rows:
    """Run one query with the parameters it uses; check its key and what it says of no rows."""
    path = query.statement.path
    bound = {name: params[name] for name in query.statement.params}
    try:
        cursor = connection.execute(query.statement.sql, bound or None)
        values = cursor.fetchmany(MOST + 1)
    except duckdb.Error as error:
        raise QueryError(f"{_place(query.statement, error)}: {shorten(_first_line(error), 300)}") from None
    if len(values) > MOST:
        raise QueryError(f"{path}: more than {MOST:,} rows, and a page shows a few. Have the query choose or add up.")
    names = {column[0]: index for index, column in enumerate(cursor.description or ())}
    if len(names) < len(cursor.description or ()):
        raise QueryError(f"{path}: two columns have one name, among {', '.join(c[0] for c in cursor.description)}.")
    rows = tuple(Row(names, [plain(value) for value in row]) for row in values)
    _check_key(query, names, rows)
    _check_claims(path, names, rows)
    if not rows and query.empty == "error":
        asked = ", ".join(f"{name} = {value}" for name, value in sorted(bound.items()))
        raise QueryError(f'{path}: no rows for {asked}, and report.toml says empty = "error" for {query.name}.')
    return rows


def _check_claims(path: Path, names: Iterable[str], rows: Rows) -> None:
    """Refuse what a column of claims holds beside their numbers."""
    for name in names:
        if not name.endswith(("claim_id", "claim_ids")):
            continue
        for row in rows:
            value = row[name]
            for one in value if name.endswith("s") and isinstance(value, list) else [value]:
                if one is not None and not (isinstance(one, int) and abs(one) < 1 << 63):
                    raise QueryError(f"{path}: {name}: got {shorten(one)}, expected the number of a claim.")


def _check_key(query: Query, names: Mapping[str, int], rows: Rows) -> None:
    """Refuse a key that is no column, or that two rows share."""
    path = query.statement.path
    absent = [column for column in query.key if column not in names]
    if absent:
        raise QueryError(f"{path}: its key names {absent[0]!r}, expected a column of the result: {', '.join(names)}.")
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in query.key)
        if all(value is None for value in key):
            raise QueryError(f"{path}: a row has no {', '.join(query.key)}, which is the key of {query.name}.")
        if key in seen:
            shown = ", ".join(f"{column} = {value}" for column, value in zip(query.key, key, strict=True))
            raise QueryError(f"{path}: two rows have {shown}; the key of {query.name} has to be unique.")
        seen.add(key)


def _place(statement: Statement, error: duckdb.Error) -> str:
    """Return the file of a query, with the line that DuckDB's message draws, or that of the name it knows not."""
    found = _LINE.search(str(error))
    if found:
        return f"{statement.path}:{found[1]}"
    for names in _NAMED.findall(str(error)):
        at = statement.sql.find(next(filter(None, names)))
        if at >= 0:
            return f"{statement.path}:{statement.sql.count(chr(10), 0, at) + 1}"
    return str(statement.path)


def _first_line(error: duckdb.Error) -> str:
    """Return DuckDB's message without the drawing of the query under it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith("^") and not _LINE.match(line)]
    return " ".join(kept[:3])
