"""A made-up next edition of a document, to measure how many claims are found again: other figures, later years."""

from __future__ import annotations

import re
from dataclasses import replace

from kzdb.facts.dates import parse_date
from kzdb.load.documents import Document
from kzdb.load.source import Source

__all__ = ["made_edition"]

YEARS = 2
"""How much later it is."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


def made_edition(source: Source, document: Document) -> tuple[Source, Document]:
    """Return a source and its document two years on.

    Every year is later, every figure another one (days and small counts stay), a line is new.
    """
    lines = [_NUMBER.sub(_changed, line) for line in document.lines]
    if not document.is_paged:
        lines.insert(1, "A new foreword.")
    if source.published is None:
        return source, replace(document, lines=tuple(lines))
    published = parse_date(_later(source.published.start))
    later = replace(source, published=published, habits=replace(source.habits, published=published))
    return later, replace(document, lines=tuple(lines))


def _changed(found: re.Match[str]) -> str:
    """Return another number of the same shape: each digit turns, its first one never to nought."""
    text = found[0]
    if _YEAR.fullmatch(text):
        return _later(text)
    if len(text) < 3:
        return text
    return re.sub("[1-8]", lambda digit: str(int(digit[0]) + 1), text)


def _later(written: str) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + YEARS), written)
