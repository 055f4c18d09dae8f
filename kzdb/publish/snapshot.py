"""Bringing the store into DuckDB as it was at one revision: a query for each table.

What is closed later is cut off in SQL (`prepare/2_cut.sql`); here only rows that came later are left behind, and rows
that may change are read back from their kept versions.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
from sqlalchemy import Table

from kzdb.store.bridge import Bridge
from kzdb.store.models import Base
from kzdb.store.models.refresh import REFRESH_TABLES
from kzdb.store.record.versions import VERSIONED

__all__ = ["Snapshot", "arrow_schema", "copy_store"]

CUT = {"current_editions", "claims", "citations", "remarks", "decisions", "waivers"}
"""Tables whose rows have a first and a last revision; they arrive in the schema `stored`."""

NOT_COPIED = {"inputs", *REFRESH_TABLES}
"""Tables that say what was done, not what is known: publishing does not depend on them."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store at `revision`; `newest`: nothing came later; `as_of`: what could be known on that day, if given."""

    revision: int
    newest: bool
    as_of: dt.date | None


def copy_store(connection: duckdb.DuckDBPyConnection, bridge: Bridge, snapshot: Snapshot) -> int:
    """Copy every table of the store into the schemas `store` and `stored` (`CUT`); return the most rows of one."""
    most = 0
    connection.execute("CREATE SCHEMA store; CREATE SCHEMA stored")
    for table in Base.metadata.sorted_tables:
        if table.name in NOT_COPIED:
            continue
        rows = _rows(bridge, table, snapshot)
        most = max(most, rows.num_rows)
        connection.register("arriving", rows)
        schema = "stored" if table.name in CUT else "store"
        connection.execute(f"CREATE TABLE {schema}.{table.name} AS SELECT * FROM arriving")
        connection.unregister("arriving")
    return most


def arrow_schema(table: Table) -> pa.Schema:
    """Return the Arrow schema of a table of the store, by the models' types."""
    types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
    return pa.schema([pa.field(column.name, types[column.type.python_type]) for column in table.columns])


def _rows(bridge: Bridge, table: Table, snapshot: Snapshot) -> pa.Table:
    if table.name in VERSIONED and not snapshot.newest:
        return _rows_then(bridge, table, snapshot.revision)
    since = next((name for name in ("rec_from", "id") if name in table.columns), "")
    since = since if since == "rec_from" or table.name == "revisions" else ""
    where = f" WHERE {since} <= {snapshot.revision}" if since and not snapshot.newest else ""
    columns = ", ".join(column.name for column in table.columns)
    key = ", ".join(column.name for column in table.primary_key)
    # The driver guesses a column's type from its rows; a column without values would come as numbers.
    return bridge.table(f"SELECT {columns} FROM {table.name}{where} ORDER BY {key}").cast(arrow_schema(table))


def _rows_then(bridge: Bridge, table: Table, revision: int) -> pa.Table:
    """Return the rows of a table whose rows may change as they were at `revision`, from their kept versions."""
    kept = bridge.rows(
        "SELECT content FROM row_versions WHERE table_name = $1 AND rec_from <= $2 AND (rec_to IS NULL OR rec_to > $2)",
        table.name,
        revision,
    )
    rows: list[dict[str, Any]] = [json.loads(str(content)) for (content,) in kept]
    keys = [column.name for column in table.primary_key]
    rows.sort(key=lambda row: [row[name] for name in keys])
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))
