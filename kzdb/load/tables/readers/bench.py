"""A workbench for one table: its cells in a DuckDB file in a temporary folder, so that memory stays flat."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from kzdb.errors import SeedError
from kzdb.load.tables.readers.delimited import read_delimited
from kzdb.load.tables.readers.records import read_records
from kzdb.load.tables.readers.sheets import Dialect, Row, Sheet, TableError
from kzdb.load.tables.readers.workbook import read_workbook

__all__ = ["READERS", "Bench", "open_bench", "read_sheets", "reopened"]

READERS = {"delimited": read_delimited, "workbook": read_workbook, "json": read_records}
BATCH = 20_000
MEMORY = "256MB"


def read_sheets(path: Path, reader: str, dialect: Dialect) -> list[Sheet]:
    """Return the sheets of a file, by the reader of that name.

    Raises:
        TableError: the file is not there, or no file of that kind.
    """
    if not path.is_file():
        raise TableError(f"{path}: got no such file, expected the data. Put a copy there, or name its folder.")
    return READERS[reader](path, dialect)


class Bench:
    """One DuckDB connection; failures are a `SeedError` of one line."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def run(self, sql: str, parameters: list[Any] | None = None) -> None:
        """Run a statement."""
        try:
            self._connection.execute(sql, parameters)
        except duckdb.Error as error:
            raise SeedError(f"table: {str(error).splitlines()[0]}. Make room on the disk, or report this.") from error

    def rows(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """Run a query and return its rows."""
        self.run(sql, parameters)
        return self._connection.fetchall()

    def value(self, sql: str, parameters: list[Any] | None = None) -> Any:
        """Run a query and return the first column of its first row."""
        return self.rows(sql, parameters)[0][0]

    def arrow(self, sql: str) -> pa.Table:
        """Run a query and return its rows as an Arrow table."""
        return self._connection.sql(sql).to_arrow_table()

    def keep(self, name: str, columns: Mapping[str, Iterable[Any]], types: Mapping[str, str] | None = None) -> None:
        """Keep a small table in place of what had its name; columns are text unless `types` gives another type."""
        kinds = {column: pa.type_for_alias((types or {}).get(column, "string")) for column in columns}
        small = pa.table({column: pa.array(list(values), kinds[column]) for column, values in columns.items()})
        self._connection.register("kept_rows", small)
        self.run(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM kept_rows")
        self._connection.unregister("kept_rows")

    def load(self, name: str, sheet: Sheet) -> None:
        """Keep all cells of a sheet: `row`, how many cells `n` it has, and `c1`, `c2`, ...

        Raises:
            TableError: a row has more cells than the sheet has columns.
        """
        columns = ["row", "n", *(f"c{number}" for number in range(1, sheet.width + 1))]
        described = ", ".join(f"{column} {'VARCHAR' if column[0] == 'c' else 'BIGINT'}" for column in columns)
        self.run(f"CREATE OR REPLACE TABLE {name} ({described})")
        schema = pa.schema([pa.field(c, pa.string() if c[0] == "c" else pa.int64()) for c in columns])
        first, rows = 1, iter(sheet.rows())
        while batch := list(islice(rows, BATCH)):
            self._connection.register("new_rows", _batch(sheet, first, batch, schema))
            self.run(f"INSERT INTO {name} SELECT * FROM new_rows")
            self._connection.unregister("new_rows")
            first += len(batch)


def _batch(sheet: Sheet, first: int, rows: list[Row], schema: pa.Schema) -> pa.RecordBatch:
    lengths = [len(row) for row in rows]
    if max(lengths) > sheet.width:
        at = next(at for at, length in enumerate(lengths) if length > sheet.width)
        raise TableError(
            f"{sheet.name}, row {first + at}: got {lengths[at]:,} cells, expected at most {sheet.width:,}. "
            "Quote cells that hold the delimiter, or correct file.delimiter."
        )
    for row in rows:
        if len(row) < sheet.width:
            row.extend([""] * (sheet.width - len(row)))
    numbers = pa.array(range(first, first + len(rows)), pa.int64())
    texts = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    return pa.RecordBatch.from_arrays([numbers, pa.array(lengths, pa.int64()), *texts], schema=schema)


@contextmanager
def open_bench() -> Iterator[Bench]:
    """Give a workbench; its folder goes with it."""
    with tempfile.TemporaryDirectory(prefix="kzdb-") as folder, reopened(Path(folder)) as bench:
        yield bench


@contextmanager
def reopened(folder: Path) -> Iterator[Bench]:
    """Give the workbench whose tables are kept in `folder`, a new one when there are none."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY, "temp_directory": str(folder), "threads": 2, "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }  # fmt: skip
    connection = duckdb.connect(str(folder / "cells.duckdb"), config=settings)
    try:
        yield Bench(connection)
    finally:
        connection.close()
