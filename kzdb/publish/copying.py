"""Copying the store into a DuckDB file by Arrow, and the hash of what was copied."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Table

from kzdb.publish.snapshot import Snapshot
from kzdb.store.bridge import Bridge
from kzdb.store.models import Base

__all__ = ["copy_store", "hash_of_table", "quoted"]

NO_CONTENT = {"revisions", "row_versions", "check_verdicts"}
"""Tables that say when something was loaded, kept or checked: history and findings, no content."""


def copy_store(connection: duckdb.DuckDBPyConnection, bridge: Bridge, snapshot: Snapshot) -> tuple[dict[str, int], str]:
    """Copy every table of the store as of `snapshot` into the schema `store`, with its comments.

    Returns the number of rows of each table, and the SHA-256 of all content, computed beside the copying.
    """
    connection.execute("CREATE SCHEMA store")
    rows: dict[str, int] = {}
    with ThreadPoolExecutor(max_workers=1) as beside:  # hashing runs beside DuckDB, on the other core
        hashes = {}
        for table in _tables():
            arrow = snapshot.table(bridge, table)
            hashes[table.name] = beside.submit(hash_of_table, arrow)
            connection.register("arriving", arrow)
            connection.execute(f"CREATE TABLE store.{table.name} AS SELECT * FROM arriving")
            connection.unregister("arriving")
            rows[table.name] = len(arrow)
        _comment(connection)
        told = {name: found.result() for name, found in hashes.items() if name not in NO_CONTENT}
    return rows, hashlib.sha256("".join(f"{name} {told[name]}\n" for name in sorted(told)).encode()).hexdigest()


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name != "inputs"]


def hash_of_table(table: pa.Table) -> str:
    """Return the SHA-256 of a table's columns: equal values in equal order, equal hash, however Arrow cut them up."""
    digest = hashlib.sha256()
    for name in table.column_names:
        values = table[name].combine_chunks()
        digest.update(f"{name} {values.type} {len(values)} {values.null_count}\n".encode())
        if values.null_count:
            digest.update(pc.cast(pc.is_null(values), pa.uint8()).buffers()[1])
            values = pc.fill_null(values, "" if pa.types.is_string(values.type) else 0)
        if len(values):
            for buffer, width in zip(values.buffers()[1:], _widths(values), strict=True):
                if buffer is not None:
                    digest.update(memoryview(buffer)[:width])
    return digest.hexdigest()


def quoted(text: str) -> str:
    """Return `text` as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")  # one commit for hundreds of comments
    for table in _tables():
        connection.execute(f"COMMENT ON TABLE store.{table.name} IS {quoted(table.comment or '')}")
        for column in table.columns:
            comment = quoted(column.comment or "")
            connection.execute(f"COMMENT ON COLUMN store.{table.name}.{column.name} IS {comment}")
    connection.execute("COMMIT")


def _widths(values: pa.Array) -> list[int]:
    """Return how many bytes of each buffer hold values; what pads them is left out."""
    if pa.types.is_string(values.type):
        offsets = memoryview(values.buffers()[1])
        last = int.from_bytes(offsets[4 * len(values) : 4 * len(values) + 4], "little")
        return [4 * (len(values) + 1), last]
    return [8 * len(values)]
