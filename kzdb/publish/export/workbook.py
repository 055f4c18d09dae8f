"""Tables as one Excel workbook: a sheet a table, and a first sheet that says what each column means."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
NARROWEST = 8  # characters of a column
WIDEST = 66  # beyond it a text is wrapped
OF_A_PAGE = 200  # characters that a landscape page still shows legibly
MOST_DECIMALS = 12
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
        looks = _looks(book)
        return sum(_sheet(book, name, columns, rows, looks) for name, columns, rows in sheets)


def _values(connection: DuckDBPyConnection, table: Table) -> Iterator[tuple[Any, ...]]:
    for batch in rows(connection, table):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of cells: the head, plain and wrapped texts, whole numbers, days, and decimals by their count."""

    head: Any
    text: Any
    wrapped: Any
    whole: Any
    day: Any
    decimals: Mapping[int, Any]


def _looks(book: Any) -> Looks:
    def look(**more: object) -> Any:
        return book.add_format({"valign": "top", **more})

    return Looks(
        head=look(bold=True, bottom=1, text_wrap=True),
        text=look(),
        wrapped=look(text_wrap=True),
        whole=look(num_format="0"),
        day=look(num_format="yyyy-mm-dd"),
        decimals={
            count: look(num_format="#,##0" + ("." + "0" * count if count else "")) for count in range(MOST_DECIMALS + 1)
        },
    )


def _sheet(book: Any, name: str, names: Sequence[str], values: Any, looks: Looks) -> int:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    widths = [len(text) for text in names]
    for column, text in enumerate(names):
        sheet.write_string(0, column, text, looks.head)
    number = 0
    for number, row in enumerate(values, start=1):
        if number > MOST_ROWS:
            raise PublishError(
                f"export: {name} has more than {MOST_ROWS:,} rows, more than a sheet takes. Use csv or parquet."
            )
        for column, value in enumerate(row):
            widths[column] = max(widths[column], _write(sheet, name, number, column, value, looks))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    sheet.autofilter(0, 0, number, len(names) - 1)
    _page(sheet, sum(min(width + 2, WIDEST) for width in widths))
    return number


def _page(sheet: Any, width: int) -> None:
    """Set up the page for print: landscape A4, its head on every page, as wide as a page where that can be read."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")
    if width <= OF_A_PAGE:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.print_across()


def _write(sheet: Any, table: str, row: int, column: int, value: Any, looks: Looks) -> int:
    """Write one value and return how many characters wide it is."""
    if value is None:
        return 0
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, looks.text)
        return 5
    if isinstance(value, datetime):
        value = value.replace(tzinfo=UTC).isoformat()
    if isinstance(value, date) and value.year >= FIRST_YEAR:
        sheet.write_datetime(row, column, value, looks.day)
        return 10
    if _is_plain(value):
        look, shown = _number(value, looks)
        sheet.write_number(row, column, value, look)
        return shown
    text = str(value)
    if len(text) > LONGEST_CELL:
        raise PublishError(
            f"export: {table}, row {row}: a text of {len(text):,} letters is more than Excel takes. Use csv."
        )
    sheet.write_string(row, column, text, looks.wrapped if len(text) > WIDEST or "\n" in text else looks.text)
    return max(map(len, text.split("\n")))


def _number(value: Any, looks: Looks) -> tuple[Any, int]:
    """Return the format of a number, with the decimals that it has, and how wide it is then."""
    if isinstance(value, int):
        return looks.whole, len(str(value))
    digits = format(value, "f") if isinstance(value, Decimal) else repr(value)
    decimals = len(digits.partition(".")[2].removesuffix("0") if "." in digits else "")
    if "e" in digits or decimals > MOST_DECIMALS:
        return looks.text, 12
    return looks.decimals[decimals], len(f"{value:,.{decimals}f}")


def _is_plain(value: Any) -> bool:
    """Return whether Excel holds a number as it is."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int | Decimal) and -LARGEST < value < LARGEST
