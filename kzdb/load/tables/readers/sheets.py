"""What every reader of tables gives: sheets, each a stream of rows of texts as the file stores them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kzdb.errors import SeedError

__all__ = ["MAX_COLUMNS", "Dialect", "Row", "Sheet", "TableError"]

Row = list[str]
"""The cells of one row, from the first column on; a row may be shorter than others."""

MAX_COLUMNS = 16_384
"""Columns of a sheet, as spreadsheets have them."""


class TableError(SeedError):
    """A file that is no table of its kind, in one line."""

    @classmethod
    def about(cls, path: Path, what: str, got: str, expected: str, do: str) -> TableError:
        """Return the line ``path, what: got X, expected Y. Do Z.``"""
        return cls(f"{path}, {what}: got {got}, expected {expected}. {do}")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written, always declared and never guessed.

    Attributes:
        encoding, delimiter, quote: of a delimited file.
        decimal, group: the marks in its numbers; no group mark by default.
        path: where in a JSON file the list of records is, like "$" or "$.value".
    """

    encoding: str = "utf-8-sig"
    delimiter: str = ","
    quote: str = '"'
    decimal: str = "."
    group: str = ""
    path: str = "$"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: as locators name it; of a JSON file the path of its list.
        kind: "cell", or "record" when a row is a record and a column a key of it.
        width: columns; no row has more.
        rows: gives the rows from the first one on, each time it is called.
        keys: names of the columns, where they are not cells themselves (JSON).
        merged: merged ranges (first row, first column, last row, last column), from 1.
        is_exact: whether short rows say that cells are lacking (delimited text), not only that they are empty.
    """

    name: str
    kind: str
    width: int
    rows: Callable[[], Iterable[Row]]
    keys: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_exact: bool = False
