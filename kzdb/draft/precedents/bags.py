"""The words around a figure, weighed by how near they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzdb.draft.precedents.likeness import Bag
from kzdb.draft.text.loose import stem
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity

__all__ = ["around_figure", "of_text"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_STOP = {
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or", "the", "their", "to",
    "with", "that", "which", "this", "these", "was", "were", "is", "are", "be", "been", "has", "have", "had", "it",
}  # fmt: skip


def of_text(text: str) -> list[str]:
    """Return the stems of the words of a text that say something."""
    return [stem(word) for word in _WORD.findall(text) if word.lower() not in _STOP]


def around_figure(passage: Passage, quantity: Quantity) -> Bag:
    """Return the words around a figure; entities are there by their kind, too."""
    bag: dict[str, float] = {}
    following = min([q.start for q in passage.quantities if q.start >= quantity.end], default=passage.span.end)
    before = max([q.end for q in passage.quantities if q.end <= quantity.start], default=passage.span.start)
    clause = re.search(r"[.,;:()](?:\s|$)", passage.text(quantity.end, following))
    stop = quantity.end + clause.start() if clause else following
    for start, word in _words(passage):
        if quantity.start <= start < quantity.end:
            weight = 0.0
        elif quantity.end <= start < stop:
            weight = max(0.5, 1.0 - (start - quantity.end) / 100)
        elif before <= start < quantity.start:
            weight = max(0.4, 0.8 - (quantity.start - start) / 150)
        else:
            weight = 0.25
        bag[word] = max(bag.get(word, 0.0), weight)
    around = f"{passage.heading} {passage.previous.span.text if passage.previous else ''}"
    for found in _WORD.finditer(around):
        bag.setdefault(stem(found[0]), 0.1)
    return {word: weight for word, weight in bag.items() if weight and word not in _STOP}


def _words(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the stems of a passage and where they are; for a name its kind, and its own slug."""
    taken = [(m.start, m.end) for m in passage.mentions if m.kind not in ("programme", "event", "law", "document")]
    for found in _WORD.finditer(passage.span.text):
        start = found.start() + passage.span.start
        if not any(a <= start < b for a, b in taken) and found[0].lower() not in _STOP:
            yield start, stem(found[0])
    for mention in passage.mentions:
        yield mention.start, f"<{mention.kind}>"
        if mention.kind == "substance":
            yield mention.start, f"<{mention.entity}>"
