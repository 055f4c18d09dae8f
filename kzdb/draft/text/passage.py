"""A sentence of a document, with the entities, figures and times found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.relative import Time
from kzdb.load.documents import Document, written_locator
from kzdb.load.documents.segmentation import Span

__all__ = ["Passage"]

MAX_QUOTE = 180
"""Characters of a quote, a little less than the schema of claims.toml takes with line and place."""


@dataclass(frozen=True)
class Passage:
    """A sentence and what is found in it; every place counts from the start of the line on which it begins.

    Attributes:
        heading, block: what it is under, and the number of its paragraph.
        previous: the sentence before it.
        running, points: the periods, and the days and months, that the paragraph named last.
        carried: the periods that the paragraphs before named last, when no time was named since.
        named: for each kind the entity that was named last before: what "the programme" may mean.
        described: entities of the document's country that it describes without their name; less sure than `mentions`.
    """

    document: Document = field(repr=False)
    span: Span
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    heading: str
    block: int
    previous: Passage | None
    running: tuple[Time, ...]
    points: tuple[Time, ...]
    named: Mapping[str, str]
    described: tuple[Mention, ...] = ()
    carried: tuple[Time, ...] = ()

    @cached_property
    def entities(self) -> tuple[Mention, ...]:
        """All entities of the sentence, those that it only describes after those that it names."""
        return (*self.mentions, *self.described)

    @cached_property
    def whole(self) -> tuple[Mention, ...]:
        """The entities that it names, where a body of the country is one with its country: "the Uzbek government"."""
        bodies = [
            one for one in self.described
            if any(m.start == one.start and len(one.text[len(m.text) :].split()) == 1 for m in self.mentions)
        ]  # fmt: skip
        rest = [m for m in self.mentions if all(m.end <= one.start or one.end <= m.start for one in bodies)]
        return tuple(sorted((*rest, *bodies), key=lambda mention: mention.start))

    @property
    def begin(self) -> int:
        """Where in the text of the document it begins."""
        return self.document.begins[self.span.line - 1] + self.span.start

    def text(self, start: int, end: int) -> str:
        """Return the words from `start` to `end`; they are in the sentence."""
        return self.span.text[start - self.span.start : end - self.span.start]

    def at(self, start: int, end: int) -> str:
        """Return the locator of those words, cut at a blank when they are too many for a quote."""
        quote = self.text(start, end)
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        if len(quote) > MAX_QUOTE:
            quote = quote[:MAX_QUOTE].rsplit(maxsplit=1)[0]
        begin = self.begin - self.span.start + start
        return str(written_locator(self.document.locator(begin, begin + len(quote)), self.document))
