"""The documents behind the seeds: their lines, and where in them a quote is.

They are other people's texts and are not in the repository; a user keeps them in a folder. A line ends at a line feed;
offsets count Unicode code points from the line's start.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kzdb.facts.locators import LocatorError, PageLocator, TextLocator, parse_locator
from kzdb.toml_file import Entry

__all__ = [
    "Document", "anchored_digest", "as_lines", "occurrences", "place", "places", "printed_otherwise", "require_place",
    "text_locator", "written_locator",
]  # fmt: skip

LOOK_ALIKES = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "«": '"', "»": '"', "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
})  # fmt: skip
"""Signs that a keyboard types in place of the printed one, each for one code point: offsets stay."""


@dataclass(frozen=True)
class Document:
    """A document's lines (without their line feeds) and the hash of its bytes; of a paged one each page is a line."""

    path: Path
    lines: tuple[str, ...]
    sha256: str
    is_paged: bool = False

    @cached_property
    def plain_lines(self) -> tuple[str, ...]:
        """The lines with curly quotes, long dashes and hard blanks as a keyboard types them."""
        return tuple(line.translate(LOOK_ALIKES) for line in self.lines)

    @property
    def unit(self) -> str:
        """What its text is counted by."""
        return "page" if self.is_paged else "line"

    @cached_property
    def has_crlf(self) -> bool:
        """Whether lines end with carriage return and line feed; the carriage return stays in `lines`."""
        return any(line.endswith("\r") for line in self.lines[:-1])

    @cached_property
    def sha256_with_lf(self) -> str:
        """The hash the bytes would have with line feeds alone."""
        return hashlib.sha256("\n".join(line.removesuffix("\r") for line in self.lines).encode()).hexdigest()


def text_locator(written: str, document: Document | None = None) -> TextLocator:
    """Return the locator that `written` is; in a paged document its line is the page.

    Raises:
        LocatorError: it is none, or the document has no pages, or has them.
    """
    locator = parse_locator(written)
    is_page = isinstance(locator, PageLocator)
    if document is not None and is_page != document.is_paged:
        if is_page:
            raise LocatorError("a line like '30: 344.6 kilograms': the document has lines and no pages")
        raise LocatorError("a page like 'p3: 344.6 kilograms': the document has pages")
    return as_lines(locator)


def as_lines(locator: TextLocator | PageLocator) -> TextLocator:
    """Return a locator with the page for its line."""
    if isinstance(locator, PageLocator):
        return TextLocator(locator.page, locator.quote, locator.start)
    return locator


def written_locator(locator: TextLocator, document: Document) -> TextLocator | PageLocator:
    """Return a locator as it is written for the document: with a page where it has pages."""
    return PageLocator(locator.line, locator.quote, locator.start) if document.is_paged else locator


def occurrences(locator: TextLocator, document: Document) -> list[int]:
    """Return where on its line the locator's quote starts."""
    if locator.line > len(document.lines):
        return []
    return list(_starts(locator.quote, document.lines[locator.line - 1]))


def places(quote: str, document: Document) -> list[tuple[int, int]]:
    """Return (line, start) of every occurrence of `quote` in the document."""
    return [
        (number, start)
        for number, line in enumerate(document.lines, start=1)
        if quote in line
        for start in _starts(quote, line)
    ]


def _starts(quote: str, line: str) -> Iterator[int]:
    """Yield where `quote` starts in `line`, overlapping ones too."""
    start = line.find(quote)
    while start >= 0:
        yield start
        start = line.find(quote, start + 1)


def place(locator: TextLocator, document: Document) -> TextLocator | None:
    """Return `locator` with its place on its line, or None when the quote is not there (or ambiguous)."""
    starts = occurrences(locator, document)
    if locator.start is not None:
        return locator if locator.start in starts else None
    if len(starts) < locator.nth or (len(starts) > 1 and locator.nth == 1):
        return None
    return TextLocator(locator.line, locator.quote, starts[locator.nth - 1])


def require_place(entry: Entry, field: str, locator: TextLocator, document: Document) -> TextLocator:
    """Return the placed locator.

    Raises:
        SeedError: the quote is not on that line, or is there more than once; the error says where it is.
    """
    placed = place(locator, document)
    if placed is not None:
        return placed
    starts = occurrences(locator, document)
    name = document.path.name
    if locator.line > len(document.lines):
        expected = f"a {document.unit} from 1 to {len(document.lines)} of {name}{_elsewhere(locator, document)}"
        raise entry.error(field, str(locator), expected, f"Correct the {document.unit}.")
    if len(starts) > 1 and locator.start is None:
        where = ", ".join(f"{locator.line}@{start}" for start in starts)
        expected = (
            f"a quote that is there once on {document.unit} {locator.line} (it is there {len(starts)} times: {where})"
        )
        raise entry.error(field, str(locator), expected, f"Lengthen it, or write {locator.line}#2: for the second.")
    if starts and locator.start is None:
        expected = (
            f"a quote that is there {locator.nth} times on {document.unit} {locator.line} "
            f"(it is there {len(starts)} times)"
        )
        raise entry.error(field, str(locator), expected, "Correct the number behind #.")
    if starts:
        raise entry.error(field, str(locator), f"the quote at {locator.line}@{starts[0]}", "Run `kzdb anchor`.")
    printed = printed_otherwise(locator, document)
    if printed is not None and printed.quote != locator.quote:
        raise entry.error(field, str(locator), f"it as {name} prints it: {printed}", "Copy it from the document.")
    expected = f"a quote that is on {document.unit} {locator.line} of {name}{_elsewhere(locator, document)}"
    raise entry.error(field, str(locator), expected, f"Correct the {document.unit} or the quote.")


def printed_otherwise(locator: TextLocator, document: Document) -> TextLocator | None:
    """Return the locator of what the document prints where the seed types look-alikes (straight quotes for curly ones).

    The locator's own line goes before the others; None when nothing there looks alike.
    """
    plain = locator.quote.translate(LOOK_ALIKES)
    own = locator.line - 1
    for index in sorted(range(len(document.lines)), key=lambda index: (index != own, index)):
        start = document.plain_lines[index].find(plain)
        if start >= 0:
            return TextLocator(index + 1, document.lines[index][start : start + len(plain)], start)
        composed = unicodedata.normalize("NFC", document.lines[index])
        if composed != document.lines[index] and unicodedata.normalize("NFC", locator.quote) in composed:
            return TextLocator(index + 1, unicodedata.normalize("NFD", locator.quote))
    return None


def anchored_digest(sha256: str, locators: Iterable[str]) -> str:
    """Return the hash by which source.toml proves that these locators were found in the document of that hash."""
    return hashlib.sha256("\n".join([sha256, *sorted(set(locators))]).encode()).hexdigest()


def _elsewhere(locator: TextLocator, document: Document) -> str:
    lines = [str(number) for number, line in enumerate(document.lines, start=1) if locator.quote in line]
    return f" (it is on {document.unit} {', '.join(lines[:3])})" if lines else ""
