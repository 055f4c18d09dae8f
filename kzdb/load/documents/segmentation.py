"""Cutting a document's lines into sentences, numbers and capitalised words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Span", "capitalised", "numbers", "openers", "sentences"]

# An end of a sentence: a stop, closing quotes or brackets, then a blank and something that may open the next one; or no
# blank at all between a small letter and a capital ("Asia.Reaffirming"), which a copied page often has.
_END = re.compile(
    r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-zа-я])|(?<=[a-zа-я]{2})[.!?](?=[A-ZА-ЯӘҒҚҢӨҰҮҺІ][a-zа-я])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"])(?:[^\W\d_]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|vs|thous|approx)$"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_](?:[\w]|[-‐‑](?=\w))*")
_SPEECH = re.compile(r":\s+[\"'“‘«(\[]+(?=[^\W\d_])")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` (not included) of a 1-based line, and the text there."""

    line: int
    start: int
    end: int
    text: str


def sentences(number: int, line: str) -> Iterator[Span]:
    """Yield the sentences of a line; a heading or a broken-off one is a sentence too, a rule of dashes is none."""
    begin = 0
    for found in _END.finditer(line):
        if found[0].startswith(".") and _ABBREVIATION.search(line[begin : found.start()]):
            continue
        yield from _trimmed(number, line, begin, found.end())
        begin = found.end()
    yield from _trimmed(number, line, begin, len(line))


def _trimmed(number: int, line: str, start: int, end: int) -> Iterator[Span]:
    text = line[start:end]
    if _LETTER_OR_DIGIT.search(text):
        start += len(text) - len(text.lstrip())
        yield Span(number, start, start + len(text.strip()), text.strip())


def openers(number: int, line: str) -> set[int]:
    """Return where on a line a word is that is written with a capital because a sentence or a speech begins."""
    first = {
        span.start + next((index for index, letter in enumerate(span.text) if letter.isalpha()), 0)
        for span in sentences(number, line)
    }
    return first | {found.end() for found in _SPEECH.finditer(line)}


def numbers(number: int, line: str) -> Iterator[Span]:
    """Yield every run of digits of a line, with the commas and points inside it."""
    for found in _NUMBER.finditer(line):
        yield Span(number, found.start(), found.end(), found[0])


def capitalised(number: int, line: str) -> Iterator[Span]:
    """Yield every word of a line that begins with a capital letter."""
    for found in _WORD.finditer(line):
        if found[0][0].isupper():
            yield Span(number, found.start(), found.end(), found[0])
