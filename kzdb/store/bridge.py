"""The bridge between the store and Arrow: one ADBC connection to SQLite or PostgreSQL, bulk in and bulk out.

ADBC's connections have foreign keys off by default and know nothing of SQLAlchemy's, so one load run does all its
writes here, in one transaction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from adbc_driver_manager import AdbcStatusCode
from adbc_driver_manager import Error as DriverError

from kzdb.errors import StoreError
from kzdb.store.address import Address, parse_address
from kzdb.store.state import postgresql_driver

__all__ = ["Bridge", "open_bridge"]


WHOLE = 10**9
"""Rows of one batch. The SQLite driver takes a column's type from the first batch alone, so there is only one: a column
that is empty in the first 1,024 rows and filled later would be refused."""


class Bridge:
    """One connection. Every failure of the database is a `StoreError` of one line."""

    def __init__(self, connection: Any, address: Address) -> None:
        self.dialect = address.dialect
        self._address = address
        self._connection = connection
        self._cursor = connection.cursor()
        if self.dialect == "sqlite":
            self._cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": WHOLE})

    def execute(self, sql: str, *parameters: object) -> None:
        """Run one statement; its parameters are written $1, $2, …"""
        with _one_line(self._address):
            self._cursor.execute(self._numbered(sql), parameters or None)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Run one query and return its rows."""
        with _one_line(self._address):
            self._cursor.execute(self._numbered(sql), parameters or None)
            return list(self._cursor.fetchall())

    def value(self, sql: str, *parameters: object) -> Any:
        """Run one query and return the first column of its first row."""
        return self.rows(sql, *parameters)[0][0]

    def table(self, sql: str) -> pa.Table:
        """Run one query and return its rows as an Arrow table."""
        with _one_line(self._address):
            self._cursor.execute(sql)
            return self._cursor.fetch_arrow_table()

    def append(self, table: str, rows: pa.RecordBatch | pa.Table | pa.RecordBatchReader) -> None:
        """Append Arrow rows to the temporary table `table`."""
        with _one_line(self._address):
            self._cursor.adbc_ingest(table, rows, mode="append", temporary=True)

    def analyze(self, *tables: str) -> None:
        """Let PostgreSQL count what was written to these tables.

        Nobody else sees the rows before the commit, so it would plan the joins of this transaction for empty tables,
        row against row: 100,000 claims took minutes. SQLite plans by its indexes.
        """
        if self.dialect == "postgresql":
            for table in tables:
                self.execute(f"ANALYZE {table}")

    def _numbered(self, sql: str) -> str:
        """Return the statement with its parameters as the database numbers them: to SQLite $1 would be a name."""
        return re.sub(r"\$(?=\d)", "?", sql) if self.dialect == "sqlite" else sql

    def begin(self) -> None:
        """Open the transaction and become the only writer."""
        with _one_line(self._address):
            if self.dialect == "sqlite":
                self._cursor.execute("BEGIN IMMEDIATE")
            else:
                self._cursor.execute("BEGIN")
                self._cursor.execute("LOCK TABLE revisions IN EXCLUSIVE MODE")

    def begin_reading(self) -> None:
        """Open a transaction in which every query sees the store as the first one did, whoever loads meanwhile."""
        with _one_line(self._address):
            isolated = " ISOLATION LEVEL REPEATABLE READ, READ ONLY" if self.dialect == "postgresql" else ""
            self._cursor.execute(f"BEGIN{isolated}")

    def commit(self) -> None:
        """Make it so; deferred constraints are checked here."""
        with _one_line(self._address):
            self._cursor.execute("COMMIT")

    def rollback(self) -> None:
        """Undo everything since `begin`, or end the reading."""
        with _one_line(self._address):
            self._cursor.execute("ROLLBACK")


@contextmanager
def open_bridge(database_url: str) -> Iterator[Bridge]:
    """Open the store for bulk work, with foreign keys enforced.

    Raises:
        StoreError: the store cannot be reached, or does not exist yet, or its driver is not installed.
    """
    address = parse_address(database_url)
    with _one_line(address):
        connection = _connect(address)
    try:
        bridge = Bridge(connection, address)
        if address.path is not None:
            for pragma in (
                "foreign_keys = ON",
                "recursive_triggers = ON",
                "cache_size = -65536",
                "temp.cache_size = -65536",  # staging has a cache of its own, by default 2 MB
                "busy_timeout = 30000",
            ):
                bridge.execute(f"PRAGMA {pragma}")
        else:
            for setting, memory in (("temp_buffers", "64MB"), ("work_mem", "128MB"), ("maintenance_work_mem", "128MB")):
                bridge.execute(f"SET {setting} = '{memory}'")  # keeps staging, sorts and joins out of temporary files
        yield bridge
        bridge._cursor.close()
    finally:
        connection.close()


def _connect(address: Address) -> Any:
    if address.path is not None:
        import adbc_driver_sqlite.dbapi as sqlite

        if not address.path.exists():
            raise StoreError(f"{address.path}: got no store there, expected one. Run `kzdb load` first.")
        return sqlite.connect(str(address.path), autocommit=True)
    return postgresql_driver("adbc_driver_postgresql.dbapi").connect(address.uri, autocommit=True)


@contextmanager
def _one_line(address: Address) -> Iterator[None]:
    try:
        yield
    except DriverError as error:
        if error.status_code == AdbcStatusCode.CANCELLED:
            raise KeyboardInterrupt from error
        raise StoreError(f"the store refused: {address.clean(str(error))}") from error
