"""Workbooks (xlsx, xls, ods) by calamine: each number with at most 15 digits, as the cell shows it when clicked on.

Spreadsheets keep 15 digits; what a file writes beyond them (3637.4501069999997 for 3637.450107) is left over from
binary arithmetic. Number formats are not seen: 365.26 shown as 365 is 365.26, and a percentage is the fraction that
is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine as calamine

from kzdb.load.tables.readers.packages import MOST_CELLS, check_package
from kzdb.load.tables.readers.sheets import Dialect, Row, Sheet, TableError

__all__ = ["number_text", "read_workbook"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_workbook(path: Path, _: Dialect) -> list[Sheet]:
    """Return the sheets of a workbook, in order.

    Raises:
        TableError: the file is no workbook, is damaged, encrypted or too large, or holds formulas without values.
    """
    try:
        with path.open("rb") as file:
            begins = file.read(4)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror or error}. Make the file readable.") from error
    if begins == _ZIP:
        check_package(path)
    elif begins != _OLE:
        raise TableError.about(
            path, "workbook", "neither xlsx, xls nor ods", "a workbook", "Correct file.reader, or fetch it again."
        )
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        return [_sheet(path, book, name) for name in _worksheets(book)]
    except calamine.PasswordError as error:
        raise TableError.about(
            path, "workbook", "an encrypted file", "a readable one", "Save it without password."
        ) from error
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError, OSError, ValueError) as error:
        says = " ".join(str(error).split()) or type(error).__name__
        if "password" in says.lower() or "encrypt" in says.lower():
            says = "it is encrypted"
        raise TableError.about(
            path, "workbook", f"a damaged file ({says})", "a whole one", "Fetch it again."
        ) from error


def _worksheets(book: calamine.CalamineWorkbook) -> list[str]:
    return [about.name for about in book.sheets_metadata if about.typ == calamine.SheetTypeEnum.WorkSheet]


def _sheet(path: Path, book: calamine.CalamineWorkbook, name: str) -> Sheet:
    loaded: list[calamine.CalamineSheet] = []

    def sheet() -> calamine.CalamineSheet:
        if not loaded:
            loaded.append(book.get_sheet_by_name(name))
        return loaded[0]

    def rows() -> Iterator[Row]:
        for cells in sheet().to_python(skip_empty_area=False):
            yield [_text(cell) for cell in cells]

    last_row, last_column = sheet().end or (-1, -1)
    height, width = last_row + 1, last_column + 1
    if height * width > MOST_CELLS:
        raise TableError.about(
            path, f"sheet {name}", f"{height:,} rows of {width:,} columns", f"at most {MOST_CELLS:,} cells",
            "Save the sheet you need as CSV.",
        )  # fmt: skip
    merged = tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet().merged_cell_ranges or ())
    return Sheet(name, "cell", width, rows, merged=merged)


def _text(value: Any) -> str:
    """Return a cell's text: dates as ISO writes them, truth as a spreadsheet does."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def number_text(value: float) -> str:
    """Return the text of a stored number with at most 15 digits after leading zeros, whole ones without a point."""
    if value.is_integer() and abs(value) < 1e17:
        return str(int(value))
    return f"{value:.15g}"
