"""The sentences of a document, also those that run over the ends of its lines, and the heading above each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from kzdb.load.documents import Document
from kzdb.load.documents.segmentation import Span, sentences

__all__ = ["Sentence", "sentences_of"]

WIDEST = 130
"""Characters of a line beyond which a text is not wrapped: each of its lines is a paragraph."""

_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_GOES_ON = re.compile(r"\s*[a-zа-яё(]")
_CELLS = re.compile(r"\t|\s\|\s|[^.!?\s] {2,}\S")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; its place counts from the start of the line or page on which it begins.

    Sentences of one paragraph have one `block`.
    """

    span: Span
    heading: str
    block: int


def sentences_of(document: Document, left_out: Collection[int] = ()) -> Iterator[Sentence]:
    """Yield the sentences of a document in order, without the lines `left_out`.

    Lines that a sentence runs over are read together; a quote of one may hold a line end.
    """
    heading, block = "", 0
    for first, last in _blocks(document, left_out):
        begin = document.begins[first - 1]
        text = document.text[begin : document.begins[last - 1] + len(document.lines[last - 1])]
        block += not _GOES_ON.match(text)  # else it goes on behind the head of a page
        spans = list(sentences(first, text))
        if len(spans) == 1 and not _ENDED.search(spans[0].text) and len(spans[0].text) < 90:
            heading = spans[0].text
        for span in spans:
            placed = document.locator(begin + span.start, begin + span.end)
            assert placed.start is not None  # a document gives it
            start = placed.start
            yield Sentence(replace(span, line=placed.line, start=start, end=start + len(span.text)), heading, block)


def _blocks(document: Document, left_out: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each run of lines that belong together."""
    lines = document.lines
    longest = sorted(map(len, lines))
    width = longest[len(longest) * 95 // 100] if longest else 0
    first: int | None = None
    for number, line in enumerate(lines, start=1):
        if number in left_out or not line.strip():
            if first is not None:
                yield first, number - 1
            first = None
            continue
        if first is None:
            first = number
        elif not _is_joined(lines[number - 2], line, width):
            yield first, number - 1
            first = number
    if first is not None:
        yield first, len(lines)


def _is_joined(before: str, line: str, width: int) -> bool:
    """Say whether a line goes on with the one before it."""
    if _CELLS.search(before) or _CELLS.search(line):
        return False
    if width <= WIDEST and len(before) >= width * 0.7:
        return True
    return not _ENDED.search(before) and bool(_GOES_ON.match(line))
