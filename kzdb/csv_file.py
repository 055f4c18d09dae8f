"""CSV files, one rule for all: UTF-8, commas, a fixed header. Every cell is text: "NA" is Namibia, "004" a code."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

from kzdb.errors import Mistakes, SeedError, Verbatim
from kzdb.text_file import read_text

__all__ = ["Row", "read_csv"]

Row = dict[str, str]

_BREAKS = ("Cc", "Zl", "Zp")  # control characters, and what ends a line or a paragraph


def read_csv(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """Return each row of a CSV file as text by column, with the number of its last line, as text, under `line`.

    Args:
        path: the file; a byte order mark is allowed, since spreadsheets write one.
        columns: what its header must say.

    Raises:
        SeedError: the file is missing or is no CSV, or rows have too many cells or cells with blanks around them or
            line breaks; a line for each.
    """
    rows: list[Row] = []
    mistakes = Mistakes()
    with mistakes.collect():
        for number, (line, cells) in enumerate(_cells(path)):
            if number == 0 and tuple(cells) != columns:
                expected = ",".join(columns)
                raise SeedError.at(path, line, "header", ",".join(cells), expected, "Correct the header.")
            if number > 0:
                with mistakes.collect():
                    rows.append(_row(path, line, columns, cells))
    mistakes.raise_if_any()
    return rows


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = read_text(path, SeedError, missing="Write it with its header row.")
    if not text.strip():
        raise SeedError.at(path, 1, "header", Verbatim("an empty file"), "a header row", "Write the header.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        yield from ((reader.line_num, cells) for cells in reader if cells)
    except csv.Error as error:
        expected = "rows of comma-separated cells"
        raise SeedError.at(path, reader.line_num, "CSV", Verbatim(error), expected, "Correct the row.") from error


def _row(path: Path, line: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        got = Verbatim(f"{len(cells)} cells")
        raise SeedError.at(path, line, "row", got, str(len(columns)), "Quote cells that hold a comma.")
    for column, cell in zip(columns, cells, strict=True):
        if cell != cell.strip() or not (cell.isprintable() or _is_on_one_line(cell)):
            expected = "text on one line without blanks around it"
            raise SeedError.at(path, line, column, cell, expected, "Trim the cell.")
    return {**dict(zip(columns, cells, strict=True)), "line": str(line)}


def _is_on_one_line(cell: str) -> bool:
    """Tell whether nothing in a cell breaks its line; slow, and asked only of cells with unusual signs."""
    return not any(category(letter) in _BREAKS for letter in cell)
