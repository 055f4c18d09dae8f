"""The hash of what is published: equal content, equal hash, on any machine and at any time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["hash_of_tables"]

BATCH = 100_000
"""Rows hashed together; a part of what the hash means, as a larger batch would give another one."""


def hash_of_tables(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Mapping[str, str]], without: Mapping[str, str]
) -> str:
    """Return the SHA-256 of the rows of published tables in their order.

    Args:
        connection: has the published file attached as `published`.
        tables: the type of every column, by table and column.
        without: a column that is left out, by table.
    """
    together = hashlib.sha256()
    for name in sorted(tables):
        columns = [(column, kind) for column, kind in tables[name].items() if column != without.get(name)]
        exprs = ", ".join(_plain(column, kind) for column, kind in columns)
        digest = hashlib.sha256()
        for batch in connection.sql(f'SELECT {exprs} FROM published."{name}"').to_arrow_reader(BATCH):
            _add(digest, batch)
        together.update(f"{name} {columns} {digest.hexdigest()}\n".encode())
    return together.hexdigest()


def _plain(column: str, kind: str) -> str:
    """Return a column as one of the types that `_add` takes: numbers of eight bytes, and text."""
    if kind in ("BIGINT", "DOUBLE", "VARCHAR"):
        return f'"{column}"'
    if kind == "BOOLEAN" or kind.endswith("INT") or kind == "INTEGER":
        return f'"{column}"::BIGINT AS "{column}"'
    if kind == "DATE":
        return f'"{column}" - DATE \'1970-01-01\' AS "{column}"'
    return f'"{column}"::VARCHAR AS "{column}"'


def _add(digest: hashlib._Hash, batch: pa.RecordBatch) -> None:
    for name, values in zip(batch.schema.names, batch.columns, strict=True):
        digest.update(f"{name} {len(values)} {values.null_count}\n".encode())
        if values.null_count:
            digest.update(memoryview(pc.cast(pc.is_null(values), pa.uint8()).buffers()[1])[: len(values)])
            values = pc.fill_null(values, "" if pa.types.is_string(values.type) else 0)
        if not len(values):
            continue
        if pa.types.is_string(values.type):
            digest.update(memoryview(pc.binary_length(values).buffers()[1])[: 4 * len(values)])
            offsets = memoryview(values.buffers()[1]).cast("i")
            start, end = offsets[values.offset], offsets[values.offset + len(values)]
            digest.update(memoryview(values.buffers()[2] or b"")[start:end])
        else:
            digest.update(memoryview(values.buffers()[1])[8 * values.offset : 8 * (values.offset + len(values))])
