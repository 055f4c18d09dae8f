"""A table for people: numbers flush right, long texts wrapped, too many columns set one below the other."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence

import click

from kzdb.cli.values import as_text
from kzdb.publish.connection import Column

__all__ = ["table"]

GAP = "  "
NARROWEST = 14  # columns a wrapped text needs to be read
MOST_LINES = 8  # of one cell on a terminal
NULL = "·"

Style = dict[str, bool]
PLAIN: Style = {}


def table(columns: Sequence[Column], rows: Sequence[Sequence[object]], width: int | None) -> Iterator[str]:
    """Yield the lines of a table; `width` is the terminal's, None where nobody looks (plain, nothing cut)."""
    cells = [[as_text(value, NULL) for value in row] for row in rows]
    names = [as_text(column.name) for column in columns]
    natural = [max(map(display_width, column)) for column in zip(names, *cells, strict=True)]
    if width is None:
        yield from _grid(columns, names, cells, natural)
        return
    fitted = _fit(columns, natural, width)
    if fitted is None:
        yield from _records(names, cells, width)
    else:
        yield from _grid(columns, names, cells, fitted, head={"bold": True}, rule={"dim": True})


def display_width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int] | None:
    """Return widths that fit, the widest texts giving way first; None when there are too many columns."""
    room = width - len(GAP) * (len(natural) - 1)
    least = [size if column.is_number else min(size, NARROWEST) for column, size in zip(columns, natural, strict=True)]
    if sum(least) > room:
        return None
    fitted = list(natural)
    while sum(fitted) > room:
        widest = max((index for index in range(len(fitted)) if fitted[index] > least[index]), key=fitted.__getitem__)
        others = [size for index, size in enumerate(fitted) if index != widest]
        second = max([size for size in others if size < fitted[widest]], default=0)
        fitted[widest] = max(least[widest], min(fitted[widest] - 1, second), fitted[widest] - (sum(fitted) - room))
    return fitted


def _grid(
    columns: Sequence[Column],
    names: Sequence[str],
    cells: Sequence[Sequence[str]],
    widths: Sequence[int],
    head: Style = PLAIN,
    rule: Style = PLAIN,
) -> Iterator[str]:
    """Yield a head, a rule and the rows; a cell wider than its column goes on below."""
    right = [column.is_number for column in columns]
    for line in _lines(names, widths, right):
        yield _styled(line, head)
    yield _styled(GAP.join("─" * size for size in widths), rule)
    for row in cells:
        yield from _lines(row, widths, right)


def _lines(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """Yield the lines that one row takes."""
    wrapped = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        parts = []
        for lines, size, flush_right in zip(wrapped, widths, right, strict=True):
            text = lines[number] if number < len(lines) else ""
            padding = " " * (size - display_width(text))
            parts.append(padding + text if flush_right else text + padding)
        yield GAP.join(parts).rstrip()


def wrap(text: str, size: int) -> list[str]:
    """Break `text` into lines of at most `size` columns, at blanks if it has any; a very long one is cut."""
    if display_width(text) <= size:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if display_width(candidate) <= size:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size)
        lines.extend(full)
    lines.append(line)
    if len(lines) <= MOST_LINES:
        return lines
    last = lines[MOST_LINES - 1]
    while display_width(last) >= size:
        last = last[:-1]
    return [*lines[: MOST_LINES - 1], f"{last}…"]


def _pieces(word: str, size: int) -> list[str]:
    """Cut a word longer than a line into pieces; a number of bytes would cut letters."""
    pieces, piece, used = [], "", 0
    for character in word:
        step = _character_width(character)
        if used + step > size and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + step
    return [*pieces, piece]


def _records(names: Sequence[str], cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield each row as a list of its fields, for an answer with more columns than the terminal can hold."""
    label = max(map(display_width, names))
    room = max(width - label - len(GAP), NARROWEST)
    for number, row in enumerate(cells, start=1):
        yield _styled(f"── {number} ".ljust(width, "─"), {"dim": True})
        for name, text in zip(names, row, strict=True):
            first, *rest = wrap(text, room)
            yield _styled(name + " " * (label - display_width(name)), {"bold": True}) + GAP + first
            yield from (" " * label + GAP + line for line in rest)


def _styled(text: str, style: Style) -> str:
    """Return `text` in a terminal's type, unless the reader wants none (NO_COLOR)."""
    return click.style(text, **style) if style and not os.environ.get("NO_COLOR") else text
