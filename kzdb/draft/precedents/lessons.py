"""Documents whose claims people accepted, read as a new one is: which figure and which sentence each claim answers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading
from kzdb.facts.claims import Claim, Observation
from kzdb.facts.locators import PageLocator, TextLocator
from kzdb.load.documents import as_lines

__all__ = ["Lesson"]


@dataclass(frozen=True)
class Lesson:
    """A document of the base, read, with the claims that people accepted of it."""

    reading: Reading
    claims: Sequence[Claim]

    @property
    def slug(self) -> str:
        """The slug of its source."""
        return self.reading.source.slug

    def name_of(self, claim: Claim) -> str:
        """Return how a reviewer finds a claim: source and line of claims.toml."""
        return f"{self.slug}:{claim.line}"

    @cached_property
    def by_passage(self) -> Mapping[int, Sequence[Claim]]:
        """The claims whose first quote begins in each passage, by the passage's number."""
        begins = [passage.begin for passage in self.reading.passages]
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            place = self._begin(claim)
            number = -1 if place is None else bisect_right(begins, place) - 1
            if number >= 0:
                found[number].append(claim)
        return found

    def figures(self) -> Iterable[tuple[Passage, Quantity, Claim | None]]:
        """Yield each figure of the document with the claim that it answers, None for none."""
        for number, passage in enumerate(self.reading.passages):
            by = passage.begin - passage.span.start
            claims = [claim for claim in self.by_passage.get(number, ()) if isinstance(claim.content, Observation)]
            for quantity in passage.quantities:
                yield passage, quantity, next((one for one in claims if self._is_of(one, quantity, by)), None)

    def _is_of(self, claim: Claim, quantity: Quantity, by: int) -> bool:
        begin = self._begin(claim)
        citation = claim.citations[0]
        quote = citation.locator.quote
        words = r"\s+".join(map(re.escape, (citation.printed or quote).split()))
        inside = re.search(words, quote)  # a quote may run over the end of a line where `printed` has a blank
        if begin is None or inside is None:
            return False
        begin, end = begin + inside.start(), begin + inside.end()
        return begin < quantity.end + by and quantity.start + by < end

    def _begin(self, claim: Claim) -> int | None:
        at = claim.citations[0].locator
        if not isinstance(at, TextLocator | PageLocator):
            return None
        lines = as_lines(at)
        document = self.reading.document
        if lines.line > len(document.begins):
            return None
        begin = document.begins[lines.line - 1]
        if lines.start is not None:
            return begin + lines.start
        found = document.text.find(lines.quote, begin)  # not anchored yet
        return found if found >= 0 else None
