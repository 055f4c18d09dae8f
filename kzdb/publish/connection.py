"""Opening the published file for reading, and asking it one thing.

The connection is sealed by DuckDB itself: read-only, no file and no network beyond the published file, no
extension installed or loaded, no Python variable taken for a table, and no way to change any of that later.
`ask` adds what a person at a prompt needs: one reading statement at a time, an answer that ^C can stop,
and one clear line (from `kzdb.publish.complaints`) when it cannot be had.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from kzdb.errors import AGAIN, PublishError, QueryError
from kzdb.publish.complaints import explain, first_line

__all__ = ["FORMAT", "Answer", "Column", "Published", "ask", "open_published", "read_published"]

FORMAT = 3
"""Of the published file; a file of another format is refused by its readers, in words."""

# Each is tried by a test in tests/cli/questions/test_attacks.py.
SEALED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",  # offline, an attempt to install hangs
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",  # else DuckDB looks into the home folder
    "enable_external_access": "false",
    "python_enable_replacements": "false",  # a variable named like a table must not hide it
}

READING = {"SELECT", "EXPLAIN"}  # DESCRIBE, SHOW, SUMMARIZE, VALUES, FROM and WITH are SELECTs to DuckDB
PIVOT = re.compile(r"\bPIVOT(_WIDER)?\b", re.IGNORECASE)  # with columns from the data it is a "MULTI"
NUMBERS = re.compile(r"^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|BIGNUM|FLOAT|DOUBLE|DECIMAL.*)$")
WITH_ZONE = "TIMESTAMP WITH TIME ZONE"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BATCH = 2_000

_SAID: dict[tuple[int, ...], Published] = {}
"""By device, inode, size and time of writing."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its name and DuckDB's name of its type."""

    name: str
    type: str

    @property
    def is_number(self) -> bool:
        """Tell whether its values are numbers, to be set flush right."""
        return NUMBERS.match(self.type) is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a query: its columns at once, its rows as they are fetched."""

    sql: str
    params: dict[str, object]
    columns: tuple[Column, ...]
    cursor: duckdb.DuckDBPyConnection

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows, fetched in batches.

        Raises:
            QueryError: the query fails on a later row.
        """
        if any(column.type == WITH_ZONE for column in self.columns):
            yield from self._rows_with_zone()
            return
        while batch := _run(self.cursor, self.sql, lambda: self.cursor.fetchmany(BATCH)):
            yield from batch

    def _rows_with_zone(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows by way of Arrow: DuckDB makes a time with zone only where pytz is there."""
        for batch in self.arrow():
            columns = _run(self.cursor, self.sql, partial(_all_in_utc, batch.columns))
            yield from zip(*columns, strict=True)

    def arrow(self) -> Any:
        """Return the rows as a stream of Arrow record batches (needs pyarrow).

        The query runs again: from a result already begun DuckDB would copy every row once more.
        """
        self.cursor.abort()
        return _run(
            self.cursor,
            self.sql,
            lambda: self.cursor.sql(self.sql, params=self.params or None).to_arrow_reader(),
        )


def _all_in_utc(columns: Sequence[Any]) -> list[list[object]]:
    return [_in_utc(values) for values in columns]


def _in_utc(values: Any) -> list[object]:
    """Return an Arrow column as Python values; a time with zone as one of UTC."""
    import pyarrow as pa

    if not pa.types.is_timestamp(values.type) or values.type.tz is None:
        return list(values.to_pylist())
    plain = values.cast(pa.timestamp("us", "UTC")).cast(pa.int64()).to_pylist()
    return [None if moment is None else EPOCH + timedelta(microseconds=moment) for moment in plain]


@dataclass(frozen=True, slots=True)
class Published:
    """What a published file says of itself; `newest_source` is the last day on which one of its sources came out."""

    revision: int
    as_of: str | None
    content_sha256: str
    made_from: str
    newest_source: date | None


def open_published(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Return a sealed read-only connection to the published file at `path`.

    Raises:
        PublishError: there is no such file, it is damaged or hollow, or of a format this kzdb does not read.
    """
    path = Path(path)
    if not path.is_file():
        raise PublishError(f"nothing published at {path}. Run `kzdb build` (or `kzdb load` and `kzdb publish`) first.")
    try:
        connection = duckdb.connect(str(path), read_only=True, config=SEALED)
    except duckdb.Error as error:
        raise PublishError(f"{path}: cannot be opened ({first_line(error)}). {AGAIN}") from error
    try:
        if connection.execute("SELECT NOT current_setting('lock_configuration')").fetchone() == (True,):
            connection.execute("SET GLOBAL TimeZone = 'UTC'")  # a day begins at one moment on every machine
            connection.execute("SET lock_configuration = true")
        found = connection.execute("SELECT format FROM _published").fetchall()
    except duckdb.Error as error:
        connection.close()
        raise PublishError(
            f"{path}: got a database without what kzdb publishes ({first_line(error)}), expected a published file. "
            f"{AGAIN}"
        ) from error
    if found != [(FORMAT,)]:
        connection.close()
        got = f"format {found[0][0]}" if found else "a file without content"
        raise PublishError(
            f"{path}: got {got}, expected format {FORMAT}. Run `kzdb publish --force` to write it again."
        )
    return connection


def read_published(path: Path) -> Published | None:
    """Return what the published file at `path` says of itself, None when there is none or it cannot be read.

    Each file is asked once, whatever it is renamed to: starting DuckDB costs more than the answer, and a refresh asks
    a dozen times.
    """
    try:
        there = path.stat()
        known = (there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns)
        if known not in _SAID:
            _SAID[known] = _says_of_itself(path)
        return _SAID[known]
    except (OSError, PublishError, duckdb.Error):
        return None


def _says_of_itself(path: Path) -> Published:
    with open_published(path) as connection:
        (row,) = connection.execute(
            "SELECT revision, as_of::VARCHAR, content_sha256, made_from, (SELECT max(published_on) FROM sources) "
            "FROM _published"
        ).fetchall()
    return Published(*row)


def ask(connection: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object] | None = None) -> Answer:
    """Run the one reading statement in `sql` and return its answer.

    A parameter `$name` given as text behaves like a quoted literal: it takes the type it is compared with.

    Raises:
        QueryError: one line: what is wrong, what was probably meant, at which line and column.
    """
    statement = _only_statement(sql)
    given = dict(params or {})
    _check_parameters(statement.named_parameters, given)
    cursor = connection.cursor()
    _run(cursor, sql, lambda: cursor.execute(statement, given or None))
    columns = tuple(Column(item[0], str(item[1])) for item in cursor.description or ())
    return Answer(sql, given, columns, cursor)


def _run(cursor: duckdb.DuckDBPyConnection, sql: str, call: Callable[[], T]) -> T:
    """Return `call()`; DuckDB's errors become QueryError, and ^C stops the query itself."""
    try:
        if threading.current_thread() is not threading.main_thread():
            return call()
        with ThreadPoolExecutor(1) as worker:  # inside one long operator DuckDB does not look for signals
            future = worker.submit(call)
            try:
                return future.result()
            except KeyboardInterrupt:
                cursor.interrupt()
                raise
    except duckdb.Error as error:
        raise QueryError(explain(error, sql, cursor)) from error
    except OverflowError as error:
        raise QueryError("a time or an interval is too large to be shown. Cast it to text: column::VARCHAR.") from error


def _only_statement(sql: str) -> duckdb.Statement:
    """Return the statement in `sql`; refuse none, several, and any that does more than read."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryError(explain(error, sql)) from error
    if not statements:
        raise QueryError("the query holds no statement. Write one SELECT.")
    if len(statements) > 1:
        raise QueryError(f"the query holds {len(statements)} statements, expected one. Run them one by one.")
    kind = statements[0].type.name
    if kind in READING or (kind == "MULTI" and PIVOT.search(sql)):
        return statements[0]
    opening = sql.split()[0].upper()
    word = opening if opening.isalpha() else kind
    raise QueryError(
        f"{word}: a query reads, it changes nothing. Write a SELECT (or DESCRIBE, SHOW, SUMMARIZE, EXPLAIN)."
    )


def _check_parameters(named: set[str], given: Mapping[str, object]) -> None:
    """Refuse a parameter the query does not name, and a named one without a value."""
    unknown = sorted(set(given) - set(named))
    if unknown:
        raise QueryError(f"parameter {unknown[0]}: the query names no ${unknown[0]}. Leave it out.")
    missing = sorted(set(named) - set(given))
    if missing:
        raise QueryError(f"parameter ${missing[0]} has no value. Give it with --param {missing[0]}=VALUE.")
