"""Short transactions on single rows of the store, on both databases, without SQLAlchemy: `kzdb refresh` starts fast.

Bulk work goes by Arrow (`kzdb.store.bridge`), the schema by SQLAlchemy. Parameters are written `:name`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kzdb.errors import StoreError
from kzdb.store.address import Address, parse_address
from kzdb.store.state import WAIT, connect_postgresql, damaged, postgresql_driver

__all__ = ["Rows", "open_rows"]

_KEY = 0x6B7A726F  # "kzro"
_PARAMETER = re.compile(r":([a-z_][a-z0-9_]*)")


class Rows:
    """One connection to the store. Every failure of the database is a `StoreError` of one line."""

    def __init__(self, connection: Any, address: Address) -> None:
        self._connection = connection
        self._address = address
        self._on_sqlite = address.path is not None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Make one transaction of the block; no other writer of rows is at work meanwhile.

        Raises:
            StoreError: somebody else writes for so long that we gave up, or the database refuses.
        """
        self._run("BEGIN IMMEDIATE" if self._on_sqlite else "BEGIN", {})
        try:
            if not self._on_sqlite:
                self._run(f"SELECT pg_advisory_xact_lock({_KEY})", {})
            yield
            self._run("COMMIT", {})
        except BaseException:
            self._undo()
            raise

    def all(self, sql: str, **values: object) -> list[dict[str, Any]]:
        """Run one reading statement and return its rows by column."""
        cursor = self._run(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, sql: str, **values: object) -> dict[str, Any] | None:
        """Run one reading statement and return its first row, None when there is none."""
        found = self.all(sql, **values)
        return found[0] if found else None

    def write(self, sql: str, **values: object) -> int:
        """Run one writing statement and return how many rows it touched."""
        return int(self._run(sql, values).rowcount)

    def insert(self, table: str, **values: object) -> int:
        """Insert a row with the next free id and return that; call it inside `writing`."""
        (found,) = self.all(f"SELECT coalesce(max(id), 0) + 1 AS free FROM {table}")
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        self.write(f"INSERT INTO {table} (id, {names}) VALUES (:id, {marks})", id=found["free"], **values)
        return int(found["free"])

    def _run(self, sql: str, values: dict[str, object]) -> Any:
        if self._on_sqlite:
            try:
                return self._connection.execute(sql, values)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError | sqlite3.IntegrityError):
                    raise StoreError(f"the store refused: {error}") from error
                assert self._address.path is not None
                raise damaged(self._address.path, str(error)) from error
        psycopg = postgresql_driver("psycopg")
        try:
            return self._connection.execute(_PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%")), values or None)
        except psycopg.Error as error:
            raise StoreError(f"the store refused: {self._address.clean(str(error))}") from error

    def _undo(self) -> None:
        try:
            self._run("ROLLBACK", {})
        except StoreError:
            pass  # the connection is gone, and its transaction with it


@contextmanager
def open_rows(database_url: str) -> Iterator[Rows]:
    """Open the store for short transactions, with foreign keys enforced.

    Raises:
        StoreError: the store does not exist yet, or cannot be reached.
    """
    address = parse_address(database_url)
    if address.path is None:
        connection = connect_postgresql(address, autocommit=True, connect_timeout=10, prepare_threshold=None)
    else:
        if not address.path.exists():
            raise StoreError(f"{address.path}: got no store there, expected one. Run `kzdb load` first.")
        connection = sqlite3.connect(address.path, timeout=WAIT, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
    try:
        yield Rows(connection, address)
    finally:
        connection.close()
