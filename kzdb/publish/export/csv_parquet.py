"""Tables as CSV and Parquet: one query a table, streamed through Arrow, never row by row."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from duckdb import DuckDBPyConnection

from kzdb.publish.catalog import Column, Table
from kzdb.publish.export.selection import quoted, rows
from kzdb.publish.formulas import neutralised_sql

__all__ = ["write_csv", "write_parquet"]

NOTHING: Mapping[str, str] = MappingProxyType({})


def write_csv(connection: DuckDBPyConnection, table: Table, path: Path, *, bom: bool = False) -> int:
    """Write `table` as CSV (UTF-8, a head, commas, nothing for NULL) and return the number of rows.

    Lists are JSON, times are ISO 8601; a text that a spreadsheet would run as a formula gets an apostrophe.
    """
    count = 0
    stream = rows(connection, table, [f"{_cell(field)} AS {quoted(field.name)}" for field in table.columns])
    with path.open("wb") as file:
        if bom:
            file.write(codecs.BOM_UTF8)
        writer = pyarrow.csv.CSVWriter(file, stream.schema)
        for batch in stream:
            writer.write_batch(batch)
            count += batch.num_rows
        writer.close()
    return count


def _cell(field: Column) -> str:
    column = quoted(field.name)
    if field.type.endswith("[]") or field.type.startswith(("STRUCT", "MAP")):
        return f"to_json({column})::VARCHAR"
    if field.type.startswith("TIMESTAMP"):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
    return neutralised_sql(column) if field.type == "VARCHAR" else column


def write_parquet(
    connection: DuckDBPyConnection, table: Table, path: Path, computed: Mapping[str, str] = NOTHING
) -> int:
    """Write `table` as Parquet, each column with its meaning, and return the number of rows.

    Args:
        connection: the published file.
        table: the table.
        path: the file to write.
        computed: the SQL of columns that are not simply those of the published table.
    """
    count = 0
    columns = [f"{computed.get(field.name, quoted(field.name))} AS {quoted(field.name)}" for field in table.columns]
    stream = rows(connection, table, columns)
    meanings = {field.name: field.comment for field in table.columns}
    fields = [field.with_metadata({"description": meanings[field.name]}) for field in stream.schema]
    schema = pa.schema(fields, metadata={"description": table.comment})
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in stream:
            writer.write_batch(batch.cast(schema))
            count += batch.num_rows
    return count
