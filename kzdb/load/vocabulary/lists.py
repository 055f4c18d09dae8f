"""Reading one list of the vocabulary, a CSV file: each cell is checked by what its column may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kzdb.csv_file import Row, read_csv
from kzdb.errors import Mistakes, SeedError, Verbatim

__all__ = ["read_rows"]

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
) -> list[Row]:
    """Return each row of a list as text by column, with its line under `line`.

    Args:
        path: the file.
        columns: what its header must say.
        check_slug: called with each row's slug, if it has one, and line; raises when it may not be.

    Raises:
        SeedError: the file is missing, is no CSV, or cells are not as they must be; a line for each mistake.
    """
    rows = read_csv(path, columns)
    mistakes = Mistakes()
    shapes = [(column, column not in _MAY_BE_EMPTY, _SHAPES.get(column)) for column in columns]
    for row in rows:
        line = int(row["line"])
        for column, filled, shape in shapes:
            if (filled and not row[column]) or (shape and not shape[0].fullmatch(row[column])):
                mistakes.add(_refused(path, line, column, row[column]))
        if "slug" in row:
            with mistakes.collect():
                check_slug(row["slug"], line)
    mistakes.raise_if_any()
    return rows


def _refused(path: Path, line: int, column: str, value: str) -> SeedError:
    """Return what is wrong with a cell."""
    if not value and column not in _MAY_BE_EMPTY:
        return SeedError.at(path, line, column, Verbatim("nothing"), "a value", "Fill the cell.")
    return SeedError.at(path, line, column, value, _SHAPES[column][1], "Correct the cell.")
