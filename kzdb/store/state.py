"""Where a store is: its schema, its newest revision, what was loaded into it. One small read that locks nobody out.

Neither SQLAlchemy nor Alembic is loaded for it: a command that finds nothing to do answers at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from kzdb.errors import StoreError
from kzdb.store.address import Address, parse_address

__all__ = ["State", "connect_postgresql", "postgresql_driver", "quick_check", "read_state"]

_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_POSTGRESQL_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"

WAIT = 30
"""Seconds a read waits for a writer that is committing."""


@dataclass(frozen=True, slots=True)
class State:
    """What a store says of itself.

    Attributes:
        schema: the migration it is at, None when it holds no table.
        revision: the newest revision, 0 when nothing was loaded.
        loaded_at: when that was, UTC, ISO 8601.
        inputs: digest of each thing that was loaded, by name.
    """

    schema: str | None = None
    revision: int = 0
    loaded_at: str | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)


def read_state(database_url: str) -> State | None:
    """Return the state of the store, None when a SQLite store has no file yet.

    Raises:
        StoreError: it cannot be reached or read; a damaged file says how to get it back.
    """
    address = parse_address(database_url)
    if address.path is not None and not address.path.exists():
        return None
    with _opened(address) as run:
        tables = {row[0] for row in run(_SQLITE_TABLES if address.path else _POSTGRESQL_TABLES)}
        if "alembic_version" not in tables:
            if tables - {"sqlite_sequence"}:
                raise StoreError(
                    f"{address}: got a database of something else, expected a store of kzdb. Name another."
                )
            return State()
        schema = [row[0] for row in run("SELECT version_num FROM alembic_version")]
        if not schema or "revisions" not in tables:
            return State(schema[0] if schema else None)
        newest = run("SELECT id, loaded_at FROM revisions ORDER BY id DESC LIMIT 1")
        inputs = run("SELECT name, sha256 FROM inputs") if "inputs" in tables else []
        revision, loaded_at = newest[0] if newest else (0, None)
        return State(schema[0], int(revision), loaded_at, dict(inputs))


def quick_check(database_url: str) -> None:
    """Read the whole of a SQLite store once and check its pages; PostgreSQL looks after its own.

    Raises:
        StoreError: the file is damaged; the message says how to get it back.
    """
    address = parse_address(database_url)
    if address.path is None or not address.path.exists():
        return
    with _opened(address) as run:
        found = [str(row[0]) for row in run("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise damaged(address.path, found[0])


def postgresql_driver(name: str) -> Any:
    """Return the module `name`, which comes with the extra [postgres].

    Raises:
        StoreError: it is not installed, or cannot be loaded.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise StoreError(
            "KZDB_DATABASE_URL: PostgreSQL needs the extra: pip install 'kzdb[postgres]' "
            "(in a checkout: ./run setup --with postgres)"
        ) from error


def connect_postgresql(address: Address, **options: Any) -> Any:
    """Return a psycopg connection to a PostgreSQL store.

    Raises:
        StoreError: the driver is not installed, or the server cannot be reached.
    """
    psycopg = postgresql_driver("psycopg")
    try:
        return psycopg.connect(address.uri, **options)
    except psycopg.Error as error:
        raise StoreError(f"{address}: cannot be reached: {address.clean(str(error))}") from None


def damaged(path: Path, why: str) -> StoreError:
    """Return the error about a SQLite store that cannot be read, with the backups there are."""
    backups = sorted(item.name for item in path.parent.glob(f"{path.name}.before-*"))
    copies = f"Backups beside it: {', '.join(backups)}. " if backups else ""
    return StoreError(
        f"{path}: the store is damaged ({why.strip().rstrip('.')}). {copies}Put a good copy in its place, or move it "
        "away with the published file to begin a new one from the seeds."
    )


@contextmanager
def _opened(address: Address) -> Iterator[Any]:
    """Give a function that runs one reading statement and returns its rows."""
    if address.path is None:
        with connect_postgresql(address, connect_timeout=10) as connection:
            yield lambda sql: connection.execute(sql).fetchall()
        return
    try:
        uri = address.path.absolute().as_uri()
        try:
            connection = sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=WAIT)
        except sqlite3.OperationalError:
            connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=WAIT)
        with closing(connection):
            yield lambda sql: connection.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        raise StoreError(f"{address.path}: the store cannot be read: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise damaged(address.path, str(error)) from error
