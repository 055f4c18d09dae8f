"""The bridge between the store and Arrow: one ADBC connection to SQLite or PostgreSQL, bulk in and bulk out.

ADBC's connections have foreign keys off by default and know nothing of SQLAlchemy's, so one load run does all its
writes here, in one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from adbc_driver_manager import Error as DriverError
from sqlalchemy import make_url

from kzdb.errors import StoreError
from kzdb.store.engine import dialect_of, sqlite_path

__all__ = ["Bridge", "open_bridge"]


class Bridge:
    """One connection. Every failure of the database is a `StoreError` of one line."""

    def __init__(self, connection: Any, dialect: str) -> None:
        self.dialect = dialect
        self._connection = connection
        self._cursor = connection.cursor()

    def execute(self, sql: str, *parameters: object) -> None:
        """Run one statement; its parameters are written $1, $2, …"""
        with _one_line():
            self._cursor.execute(sql, parameters or None)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Run one query and return its rows."""
        with _one_line():
            self._cursor.execute(sql, parameters or None)
            return list(self._cursor.fetchall())

    def value(self, sql: str, *parameters: object) -> Any:
        """Run one query and return the first column of its first row."""
        return self.rows(sql, *parameters)[0][0]

    def table(self, sql: str) -> pa.Table:
        """Run one query and return its rows as an Arrow table."""
        with _one_line():
            self._cursor.execute(sql)
            return self._cursor.fetch_arrow_table()

    def append(self, table: str, rows: pa.RecordBatch | pa.Table | pa.RecordBatchReader) -> None:
        """Append Arrow rows to the temporary table `table`."""
        with _one_line():
            self._cursor.adbc_ingest(table, rows, mode="append", temporary=True)

    def begin(self) -> None:
        """Open the transaction and become the only writer."""
        with _one_line():
            if self.dialect == "sqlite":
                self._cursor.execute("BEGIN IMMEDIATE")
            else:
                self._cursor.execute("BEGIN")
                self._cursor.execute("LOCK TABLE revisions IN EXCLUSIVE MODE")

    def begin_reading(self) -> None:
        """Open a transaction in which every query sees the store as the first one did, whoever loads meanwhile."""
        with _one_line():
            isolated = " ISOLATION LEVEL REPEATABLE READ, READ ONLY" if self.dialect == "postgresql" else ""
            self._cursor.execute(f"BEGIN{isolated}")

    def commit(self) -> None:
        """Make it so; deferred constraints are checked here."""
        with _one_line():
            self._cursor.execute("COMMIT")

    def rollback(self) -> None:
        """Undo everything since `begin`, or end the reading."""
        with _one_line():
            self._cursor.execute("ROLLBACK")


@contextmanager
def open_bridge(database_url: str) -> Iterator[Bridge]:
    """Open the store for bulk work, with foreign keys enforced.

    Raises:
        StoreError: the store cannot be reached, or does not exist yet.
    """
    dialect = dialect_of(database_url)
    with _one_line():
        connection = _connect(dialect, database_url)
    try:
        bridge = Bridge(connection, dialect)
        if dialect == "sqlite":
            for pragma in (
                "foreign_keys = ON",
                "recursive_triggers = ON",
                "cache_size = -65536",
                "busy_timeout = 5000",
            ):
                bridge.execute(f"PRAGMA {pragma}")
        yield bridge
        bridge._cursor.close()
    finally:
        connection.close()


def _connect(dialect: str, database_url: str) -> Any:
    if dialect == "sqlite":
        import adbc_driver_sqlite.dbapi as sqlite

        path = Path(sqlite_path(database_url))
        if not path.exists():
            raise StoreError(f"{path}: got no store there, expected one. Run `kzdb db upgrade` first.")
        return sqlite.connect(str(path), autocommit=True)
    import adbc_driver_postgresql.dbapi as postgresql

    url = make_url(database_url).set(drivername="postgresql")
    return postgresql.connect(url.render_as_string(hide_password=False), autocommit=True)


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except DriverError as error:
        raise StoreError(f"the store refused: {' '.join(str(error).split())}") from error
