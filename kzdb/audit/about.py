"""Which figures of the base a figure of a text may be compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kzdb.audit.base import Base, Row, stems
from kzdb.audit.comparison import fits
from kzdb.draft.text.quantities import Quantity

__all__ = ["Figure", "rows_about"]

ENOUGH = 0.5
"""The share of a metric's words, or of a quote's, that a sentence must have to speak of the same thing."""

BEHIND = 25
"""Characters behind a figure in which a substance is what it weighs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its sentence: the others there, the countries named, and the one that the text speaks of."""

    sentence: str
    figures: tuple[Quantity, ...]
    index: int
    named: tuple[str, ...]
    country: str | None

    @property
    def quantity(self) -> Quantity:
        """The figure itself."""
        return self.figures[self.index]


def rows_about(base: Base, figure: Figure) -> list[Row]:
    """Return the rows of the metric that the sentence speaks of most, of the same country and substance."""
    quantity = figure.quantity
    substances = [
        (begin, slug) for begin, _, slug in base.mentions(figure.sentence) if base.kinds.get(slug) == "substance"
    ]
    near = [slug for begin, slug in substances if 0 <= begin - quantity.end <= BEHIND]
    theirs = {
        begin for begin, _ in substances for one in figure.figures
        if one is not quantity and 0 <= begin - one.end <= BEHIND
    }  # fmt: skip
    start = figure.figures[figure.index - 1].end if figure.index else 0
    before = [slug for begin, slug in substances if start <= begin < quantity.start and begin not in theirs]
    free = [slug for begin, slug in substances if begin not in theirs]
    words = _distances(figure.sentence, quantity)
    scored: dict[str, float] = {}
    fitting = []
    for row in base.rows:
        if not fits(quantity, row.unit) or not _same_country(row, figure):
            continue
        if not _same_part(base, row, near, before, free):
            continue
        score = _score(words, row)
        if score > 0:
            fitting.append(row)
            scored[row.metric] = max(score, scored.get(row.metric, 0))
    best = max(scored.values(), default=0)
    return [row for row in fitting if scored[row.metric] == best]


def _same_country(row: Row, figure: Figure) -> bool:
    if figure.named:
        return row.country is None or row.country in figure.named or row.subject in figure.named
    return figure.country is None or row.country in (None, figure.country)


def _same_part(base: Base, row: Row, near: Sequence[str], before: Sequence[str], named: Sequence[str]) -> bool:
    """Say whether a row is of the substance that the figure is of, or of the whole when it is of none."""
    if base.kinds.get(row.breakdown) != "substance":
        return row.breakdown != "total" or not (near or before)
    if near:
        return row.breakdown == near[0]
    if before:
        return row.breakdown == before[-1]
    return row.breakdown in named


def _distances(sentence: str, quantity: Quantity) -> dict[str, int]:
    """Return the stems of a sentence, each with the characters between it and the figure."""
    found: dict[str, int] = {}
    for word in re.finditer(r"[^\W\d_]+", sentence):
        far = max(word.start() - quantity.end, quantity.start - word.end(), 0)
        for stem in stems(word[0]):
            found[stem] = min(far, found.get(stem, far))
    return found


def _score(words: dict[str, int], row: Row) -> float:
    """Return how much of a metric's name, or of the words its source prints, a sentence has; near words count more."""
    named, quoted = words.keys() & row.words, words.keys() & row.quoted
    if not named and not quoted:
        return 0.0
    name = len(named) / len(row.words) if row.words else 0.0
    quote = len(quoted) / len(row.quoted) if len(row.quoted) > 1 else 0.0
    score = max(name, 0.9 * quote)
    return score - 0.002 * min(words[stem] for stem in named | quoted) if score >= ENOUGH else 0.0
