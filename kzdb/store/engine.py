"""Connections to the store by SQLAlchemy: for migrations, tests and the few small reads.

Bulk work goes by Arrow (`kzdb.store.bridge`). The pragmas hang on the engine made here, never on the Engine class.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from kzdb.errors import ConfigError

__all__ = ["dialect_of", "make_engine", "sqlite_path"]


def make_engine(database_url: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for the store.

    On SQLite DDL is transactional (pysqlite's own BEGIN is off, ours is sent) and foreign keys are enforced, unless
    `foreign_keys` is False, which only migrations need.
    """
    url = make_url(database_url)
    if dialect_of(database_url) == "postgresql":
        return create_engine(url.set(drivername="postgresql+psycopg"))
    engine = create_engine(url)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA page_size = 16384")  # of a new file; bulk loads are a tenth faster than with 4096
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA recursive_triggers = ON")  # REPLACE fires the guards against deletion too

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def dialect_of(database_url: str) -> str:
    """Return "sqlite" or "postgresql".

    Raises:
        ConfigError: the address is of neither, or is none.
    """
    try:
        backend = make_url(database_url).get_backend_name()
    except ArgumentError:
        backend = "nothing kzdb can read"
    if backend not in ("sqlite", "postgresql"):
        raise ConfigError(
            f"KZDB_DATABASE_URL: got {backend}, expected sqlite:///FILE or postgresql://…. "
            "Set it, or unset it for var/kzdb.sqlite."
        )
    return backend


def sqlite_path(database_url: str) -> str:
    """Return the file of a SQLite address.

    Raises:
        ConfigError: the address names no file (an in-memory store cannot be shared between the steps).
    """
    path = make_url(database_url).database
    if not path or path == ":memory:":
        raise ConfigError("KZDB_DATABASE_URL: got a SQLite store in memory, expected a file. Use sqlite:///FILE.")
    return path
