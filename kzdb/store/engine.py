"""Connections to the store by SQLAlchemy: for migrations and tests. Bulk work goes by Arrow (`kzdb.store.bridge`).

The pragmas belong to the engine made here, never to the Engine class.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event

from kzdb.store.address import parse_address
from kzdb.store.state import connect_postgresql, postgresql_driver

__all__ = ["make_engine"]


def make_engine(database_url: str, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for the store.

    On SQLite DDL is transactional (pysqlite's own BEGIN is off, ours is sent) and foreign keys are enforced, unless
    `foreign_keys` is False, which only migrations need.

    Raises:
        ConfigError: the address is of no database that kzdb knows.
        StoreError: the store is a PostgreSQL database and the driver is not installed.
    """
    address = parse_address(database_url)
    if address.path is None:
        driver = postgresql_driver("psycopg")
        return create_engine("postgresql+psycopg://", module=driver, creator=lambda: connect_postgresql(address))
    engine = create_engine(URL.create("sqlite", database=str(address.path)))

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
