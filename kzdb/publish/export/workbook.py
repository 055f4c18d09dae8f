"""Tables as one Excel workbook: a sheet a table, and a first sheet that says what each column means."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import Table
from kzdb.publish.export.selection import rows

__all__ = ["MOST_ROWS", "write_sheets", "write_workbook"]

MOST_ROWS = 1_048_575  # of a sheet, below its head
LONGEST_CELL = 32_767
FIRST_YEAR = 1900  # of Excel's calendar
LARGEST = 10**15  # whole numbers beyond lose digits
WIDEST = 60  # characters of a column
Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time, so that equal content gives equal bytes


def write_workbook(connection: DuckDBPyConnection, tables: Sequence[Table], path: Path) -> int:
    """Write the tables as a workbook, a sheet each behind one that says what the columns mean; return their rows.

    Raises:
        PublishError: a table has more rows, or a cell more letters, than Excel takes.
    """
    about = [(table.name, "", "", table.comment) for table in tables]
    about += [(table.name, field.name, field.type, field.comment) for table in tables for field in table.columns]
    sheets: list[Sheet] = [("columns", ("table", "column", "type", "meaning"), sorted(about))]
    for table in tables:
        sheets.append((table.name, [field.name for field in table.columns], _values(connection, table)))
    return write_sheets(path, sheets) - len(about)


def write_sheets(path: Path, sheets: Iterable[Sheet]) -> int:
    """Write a workbook from (name, columns, rows) of each sheet; return the number of rows.

    Texts are written as texts: none is taken for a formula, a number or an address.

    Raises:
        PublishError: a sheet has more rows, or a cell more letters, than Excel takes.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }  # fmt: skip
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": "kzdb", "created": MADE})
        head = book.add_format({"bold": True, "bottom": 1})
        return sum(_sheet(book, name, columns, rows, head) for name, columns, rows in sheets)


def _values(connection: DuckDBPyConnection, table: Table) -> Iterator[tuple[Any, ...]]:
    for batch in rows(connection, table):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _sheet(book: Any, name: str, names: Sequence[str], values: Any, head: Any) -> int:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, text in enumerate(names):
        sheet.set_column(column, column, min(max(len(text) + 2, 12), WIDEST))
        sheet.write_string(0, column, text, head)
    number = 0
    for number, row in enumerate(values, start=1):
        if number > MOST_ROWS:
            raise PublishError(
                f"export: {name} has more than {MOST_ROWS:,} rows, more than a sheet takes. Use csv or parquet."
            )
        for column, value in enumerate(row):
            _write(sheet, name, number, column, value)
    sheet.autofilter(0, 0, number, len(names) - 1)
    return number


def _write(sheet: Any, table: str, row: int, column: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise PublishError(
                f"export: {table}, row {row}: a text of {len(value):,} letters is more than Excel takes. Use csv."
            )
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_string(row, column, value.replace(tzinfo=UTC).isoformat())
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value)
    elif _is_plain(value):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))


def _is_plain(value: Any) -> bool:
    """Return whether Excel holds a number as it is."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int | Decimal) and -LARGEST < value < LARGEST
