"""A document behind the seeds: its text by lines or pages.

Documents are other people's texts and are not in the repository; a user keeps them in a folder. A line ends at a line
feed; offsets count Unicode code points from the line's start.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from kzdb.facts.locators import LocatorError, PageLocator, TextLocator, parse_locator

__all__ = ["Document", "as_lines", "text_locator", "written_locator"]


@dataclass(frozen=True)
class Document:
    """A document's lines (without their line feeds) and the hash of its bytes; of a paged one each page is a line.

    Neither a byte order mark nor the kind of its line ends makes it another edition: `sha256` is the one in source.toml
    when nothing else differs.
    """

    path: Path
    lines: tuple[str, ...]
    sha256: str
    is_paged: bool = False

    @property
    def unit(self) -> str:
        """What its text is counted by."""
        return "page" if self.is_paged else "line"

    @cached_property
    def text(self) -> str:
        """All of it: quotes run over the ends of lines."""
        return "\n".join(self.lines)

    @cached_property
    def begins(self) -> list[int]:
        """Where in `text` each line begins."""
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def locator(self, start: int, end: int) -> TextLocator:
        """Return the locator of text[start:end]."""
        line = bisect_right(self.begins, start)
        return TextLocator(line, self.text[start:end], start - self.begins[line - 1])

    def spans(self, placed: TextLocator) -> Iterator[tuple[int, int, int]]:
        """Yield (line, start, end) of each line that a quote with a place runs over."""
        start = placed.start or 0
        for line, part in enumerate(placed.quote.split("\n"), start=placed.line):
            yield line, start, start + len(part)
            start = 0


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
