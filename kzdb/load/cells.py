"""Reading a list of the vocabulary cell by cell: each is text until it is checked ("NA" is Namibia, "004" a code)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import category

from kzdb.errors import SeedError
from kzdb.load.entries import Words

__all__ = ["Row", "read_rows"]

Row = dict[str, str]

_BREAKS = ("Cc", "Zl", "Zp")  # control characters, and what ends a line or a paragraph
_MAY_BE_EMPTY = {"symbol", "aliases", "country", "of", "per", "fiscal_year"}
_SHAPES: dict[str, tuple[re.Pattern[str], str]] = {
    "iso2": (re.compile(r"[A-Z]{2}"), "two capital letters (ISO 3166 alpha-2)"),
    "m49": (re.compile(r"[0-9]{3}"), "three digits (UN M49), leading zeros kept"),
    "num": (re.compile(r"[1-9][0-9]{0,14}"), "a whole number from 1, of at most 15 digits"),
    "den": (re.compile(r"[1-9][0-9]{0,14}"), "a whole number from 1, of at most 15 digits"),
    "nature": (
        re.compile("stock|flow|price|rate|share|count|ratio"),
        "stock, flow, price, rate, share, count or ratio",
    ),
    "single_valued": (re.compile("yes|no"), "yes or no"),
    "weight": (re.compile(r"[0-9]{1,4}"), "a whole number: the larger, the more it matters to a reader"),
    "fiscal_year": (
        re.compile(r"|(?:0[1-9]|1[0-2])-01/(?:start|end)"),
        "nothing, or its first day and what names it, like 10-01/end",
    ),
    "valid_from": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day; 0001-01-01 for always"),
    "valid_to": (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day; 9999-12-31 for still"),
}


def read_rows(
    path: Path, columns: tuple[str, ...], check_slug: Callable[[str, int], None] = lambda slug, line: None
) -> Iterator[Row]:
    """Yield each row of a CSV file as text by column, with the line it ends on under `line`.

    Args:
        path: the file, UTF-8, comma-separated.
        columns: what its header must say.
        check_slug: called with each row's slug, if it has one, and line; raises when it may not be.

    Raises:
        SeedError: the file is missing, is no CSV, or a cell is not as it must be.
    """
    for number, (line, cells) in enumerate(_cells(path)):
        if number == 0:
            if tuple(cells) != columns:
                raise SeedError.at(path, line, "header", ",".join(cells), ",".join(columns), "Correct the header row.")
            continue
        if len(cells) != len(columns):
            raise SeedError.at(
                path, line, "row", Words(f"{len(cells)} cells"), str(len(columns)), "Quote cells that hold a comma."
            )
        row = dict(zip(columns, cells, strict=True))
        for column, value in row.items():
            _check_cell(path, line, column, value)
        if "slug" in row:
            check_slug(row["slug"], line)
        row["line"] = str(line)
        yield row


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark before the header
    except FileNotFoundError as error:
        raise SeedError(f"{path}: got no such file, expected one. Write it with its header row.") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SeedError.at(path, line, "encoding", Words(error.reason), "UTF-8", "Save the file as UTF-8.") from error
    if not text.strip():
        raise SeedError.at(path, 1, "header", Words("an empty file"), "a header row", "Write the header.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        yield from ((reader.line_num, cells) for cells in reader if cells)
    except csv.Error as error:
        expected = "rows of comma-separated cells"
        raise SeedError.at(path, reader.line_num, "CSV", Words(error), expected, "Correct the row.") from error


def _check_cell(path: Path, line: int, column: str, value: str) -> None:
    if value != value.strip() or any(category(letter) in _BREAKS for letter in value):
        raise SeedError.at(path, line, column, value, "text on one line without blanks around it", "Trim the cell.")
    if not value and column not in _MAY_BE_EMPTY:
        raise SeedError.at(path, line, column, Words("nothing"), "a value", "Fill the cell.")
    if column in _SHAPES and not _SHAPES[column][0].fullmatch(value):
        raise SeedError.at(path, line, column, value, _SHAPES[column][1], "Correct the cell.")
