"""Where in a document a claim is said: a run of words, a run of words on a page, a cell, a record.

A text's place is a line and an offset in it; a quote may run over several lines. Every place has the words that are
there: the quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["LOCATOR_KINDS", "CellLocator", "Locator", "LocatorError", "PageLocator", "RecordLocator", "TextLocator",
           "column_letters", "is_bare_quote", "parse_locator"]  # fmt: skip

LOCATOR_KINDS = ("text", "page", "cell", "record")

_TEXT = re.compile(
    r"(?P<line>[1-9][0-9]{0,8})(?:@(?P<start>[0-9]{1,9})|#(?P<nth>[1-9][0-9]{0,8}))?: (?P<quote>\S(?:.*\S)?)", re.DOTALL
)
_PAGE = re.compile(r"p(?P<page>[1-9][0-9]{0,8})(?:@(?P<start>[0-9]{1,9}))?: (?P<quote>\S(?:.*\S)?)", re.DOTALL)
_PLACE = re.compile(r"p?[0-9][-0-9@#,. ]*:")
"""What begins like a locator, a right one or not."""


def column_letters(number: int) -> str:
    """Return a 1-based column as spreadsheets name it: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class LocatorError(ValueError):
    """A typed locator that is none; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class TextLocator:
    """A quote that begins on a 1-based line; `start` is its 0-based offset there in code points, None until anchored.

    `nth` says which occurrence of the quote on the line is meant, as long as there is no `start`; without both there
    is only one.
    """

    line: int
    quote: str
    start: int | None = None
    nth: int | None = None

    kind = "text"

    @property
    def end(self) -> tuple[int, int | None]:
        """The line on which the quote ends, and the offset behind its last code point there."""
        *before, last = self.quote.split("\n")
        if before:
            return self.line + len(before), len(last)
        return self.line, None if self.start is None else self.start + len(last)

    def __str__(self) -> str:
        mark = f"@{self.start}" if self.start is not None else "" if self.nth is None else f"#{self.nth}"
        return f"{self.line}{mark}: {self.quote}"


@dataclass(frozen=True, slots=True)
class PageLocator:
    """A quote on a 1-based page; `start` is its 0-based offset in the page's text, None until anchored."""

    page: int
    quote: str
    start: int | None = None

    kind = "page"

    def __str__(self) -> str:
        mark = "" if self.start is None else f"@{self.start}"
        return f"p{self.page}{mark}: {self.quote}"


@dataclass(frozen=True, slots=True)
class CellLocator:
    """A cell: the sheet's name, row and column from 1 as the file stores them, and the text stored there."""

    sheet: str
    row: int
    col: int
    quote: str

    kind = "cell"

    def __str__(self) -> str:
        return f"{self.sheet}!R{self.row}C{self.col}: {self.quote}"


@dataclass(frozen=True, slots=True)
class RecordLocator:
    """A record of JSON or XML: the path of its list, its ordinal from 1, and the value as written."""

    path: str
    ordinal: int
    quote: str

    kind = "record"

    def __str__(self) -> str:
        return f"{self.path}[{self.ordinal}]: {self.quote}"


Locator = TextLocator | PageLocator | CellLocator | RecordLocator


def is_bare_quote(text: str) -> bool:
    """Return whether `text` is a quote alone, without a line or page before it: `kzdb anchor` looks for its place."""
    return bool(text.strip()) and _PLACE.match(text) is None


def parse_locator(text: str) -> TextLocator | PageLocator:
    """Return the locator that `text` writes.

    "30@215: 344.6 kilograms", or "30: 344.6 kilograms" before anchoring; "p3@120: 344.6 kilograms" on a page. Cells and
    records are not typed by hand.

    Raises:
        LocatorError: the text is of neither form.
    """
    if match := _TEXT.fullmatch(text):
        start = int(match["start"]) if match["start"] else None
        return TextLocator(int(match["line"]), match["quote"], start, int(match["nth"]) if match["nth"] else None)
    if match := _PAGE.fullmatch(text):
        return PageLocator(int(match["page"]), match["quote"], int(match["start"]) if match["start"] else None)
    raise LocatorError("a locator like '30: 344.6 kilograms' or 'p3: 344.6 kilograms': line or page, colon, quote")
