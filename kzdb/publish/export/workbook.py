"""Views as one Excel workbook: a sheet a view, and a first sheet that says what each column means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from duckdb import DuckDBPyConnection

from kzdb.errors import PublishError
from kzdb.publish.catalog import View
from kzdb.publish.export.views import rows

__all__ = ["MOST_ROWS", "write_workbook"]

MOST_ROWS = 1_048_575  # of a sheet, below its head
LONGEST_CELL = 32_767
WIDEST = 60  # characters of a column
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed time, so that equal content gives equal bytes


def write_workbook(connection: DuckDBPyConnection, views: Sequence[View], path: Path) -> int:
    """Write the views as a workbook and return the number of rows.

    Texts are written as texts: none is taken for a formula, a number or an address.

    Raises:
        PublishError: a view has more rows, or a cell more letters, than Excel takes.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }  # fmt: skip
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": "kzdb", "created": MADE})
        head = book.add_format({"bold": True, "bottom": 1})
        count = 0
        about = [(view.name, "", "", view.comment) for view in views]
        about += [(view.name, field.name, field.type, field.comment) for view in views for field in view.columns]
        _sheet(book, "columns", ("view", "column", "type", "meaning"), sorted(about), head)
        for view in views:
            stream = rows(connection, view)
            values = (
                row for batch in stream for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
            )
            count += _sheet(book, view.name, [field.name for field in view.columns], values, head)
    return count


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


def _write(sheet: Any, view: str, row: int, column: int, value: object) -> None:
    if value is None:
        return
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise PublishError(
                f"export: {view}, row {row}: a text of {len(value):,} letters is more than Excel takes. Use csv."
            )
        sheet.write_string(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_string(row, column, value.replace(tzinfo=UTC).isoformat())
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_number(row, column, value)
