"""What a language model answered: lines and quotes with words of the vocabulary. Nothing of it is trusted."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.times import times
from kzdb.load.documents.segmentation import Span

__all__ = ["Pointed", "Quotes", "said_in"]

_GROUPS = {
    "figures": ("metric", "subject", "breakdown", "period", "number"),
    "relations": ("subject", "type", "object"),
    "dates": ("entity", "type", "date"),
    "names": ("entity",),
}
"""The lists of an answer, and the texts that their items may have besides line and quote."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A claim that a model sees: where, in which words, and what it says they mean."""

    group: str
    line: int
    quote: str
    says: Mapping[str, str]


def said_in(answer: str) -> Iterator[Pointed]:
    """Yield the claims of an answer; what is no JSON, or of another shape, is none."""
    try:
        said = json.loads(answer[answer.index("{") : answer.rindex("}") + 1])  # some put it between fences
    except (ValueError, RecursionError):
        return
    for group, names in _GROUPS.items():
        items = said.get(group) if isinstance(said, dict) else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("line"), int) and isinstance(item.get("quote"), str):
                says = {name: item[name] for name in names if isinstance(item.get(name), str)}
                yield Pointed(group, item["line"], item["quote"], says)


class Quotes:
    """Where the quotes of a model are in the sentences of a document."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._passages = reading.passages
        self._begins = [one.begin for one in reading.passages]
        self._asked: Counter[tuple[str, int, str]] = Counter()

    def find(self, pointed: Pointed) -> tuple[Passage, int, int] | None:
        """Return the sentence in which a quote begins, and where in it; None when its line does not have it.

        A blank may be the end of a line. The second time that an answer gives a quote is its second place on the line.
        """
        if not 1 <= pointed.line <= len(self._document.lines) or not pointed.quote.strip():
            return None
        begin = self._document.begins[pointed.line - 1]
        last = begin + len(self._document.lines[pointed.line - 1])
        pattern = re.compile(r"\s+".join(map(re.escape, pointed.quote.split())))
        end = last + 2 * len(pointed.quote)  # it may run on, with more blanks than it has
        places = [found for found in pattern.finditer(self._document.text, begin, end) if found.start() <= last]
        if not places:
            return None
        key = (pointed.group, pointed.line, pointed.quote + pointed.says.get("number", ""))
        place = places[min(self._asked[key], len(places) - 1)]
        self._asked[key] += 1
        return self._placed(*place.span())

    def _placed(self, start: int, end: int) -> tuple[Passage, int, int]:
        number = bisect_right(self._begins, start) - 1
        if number >= 0:
            passage = self._passages[number]
            by = passage.begin - passage.span.start
            if start - by < passage.span.end:
                return passage, start - by, min(end - by, passage.span.end)
        return self._left_out(start, end)

    def _left_out(self, start: int, end: int) -> tuple[Passage, int, int]:
        """Return a line as a sentence: a running head, or another line that is left out of the sentences."""
        line = self._document.locator(start, end).line
        text = self._document.lines[line - 1]
        begin = self._document.begins[line - 1]
        span = Span(line, 0, len(text), text)
        bare = Passage(self._document, span, (), (), tuple(times(text)), "", -1, None, (), (), {})
        return bare, start - begin, min(end - begin, span.end)
