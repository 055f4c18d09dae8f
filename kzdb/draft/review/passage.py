"""What surrounds a quote in its document: a few lines of text, or some of a page, with the quote marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kzdb.draft.text.reading import Reading
from kzdb.facts.locators import LocatorError
from kzdb.load.documents import place, text_locator

__all__ = ["Piece", "passage_of"]

AROUND = 3
"""Lines before and after."""

OF_A_PAGE = 500
"""Characters before and after, where a line is a page or a long paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: the number of the line or page when one begins here, else None; whether they are the quote."""

    number: int | None
    text: str
    is_quote: bool


def passage_of(reading: Reading, at: str) -> list[Piece]:
    """Return the words around a quote in their order; none when the quote is not in the document."""
    document = reading.document
    try:
        locator = place(text_locator(at, document), document)
    except LocatorError:
        return []
    if locator is None or locator.start is None:
        return []
    start = document.begins[locator.line - 1] + locator.start
    end = start + len(locator.quote)
    ends = locator.line + locator.quote.count("\n")
    pieces: list[Piece] = []
    for number in range(max(1, locator.line - AROUND), min(len(document.lines), ends + AROUND) + 1):
        begin, line = document.begins[number - 1], document.lines[number - 1]
        first, last = max(begin, start - OF_A_PAGE), min(begin + len(line), end + OF_A_PAGE)
        if not line.strip() or first >= last:
            continue
        cuts = sorted({first, last, *(cut for cut in (start, end) if first < cut < last)})
        for one, other in pairwise(cuts):
            text = ("… " if one == first > begin else "") + document.text[one:other]
            text += " …" if other == last < begin + len(line) else ""
            pieces.append(Piece(number if one == first else None, text, start <= one < end))
    return pieces
