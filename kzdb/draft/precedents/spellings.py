"""Which spellings people write down: not every document's "Kazakhstan", but the acronyms that it explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kzdb.draft.precedents.lessons import Lesson
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.facts.claims import Naming

__all__ = ["Spellings"]

RATE = 0.45
"""How often spellings of a sort must have been accepted."""

ENOUGH = 2
"""Spellings of a sort that must have been seen before its rate counts; else that of the wider sort does."""

KIN = 2
"""Documents that a publisher brought out together, like the sections of a report: they show what is written down."""

_EXPLAINED = re.compile(r"\s*\([A-Z][A-Z&-]{1,9}\)")
Sort = tuple[str | bool, ...]


class Spellings:
    """How often the spellings of each sort were accepted."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        """Take the documents at hand."""
        self._lessons = lessons

    def wanted(self, reading: Reading) -> Wanted | None:
        """Return what is wanted of a document, by those that came out with it; None when there are too few."""
        source = reading.source
        kin = [
            one for one in self._lessons
            if (one.reading.source.publisher, one.reading.source.published) == (source.publisher, source.published)
        ]  # fmt: skip
        return Wanted(kin) if len(kin) >= KIN else None


class Wanted:
    """Says of a spelling whether people write such ones down."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        """Count the spellings in some documents, and those of them that were accepted."""
        self._seen: Counter[Sort] = Counter()
        self._accepted: Counter[Sort] = Counter()
        for lesson in lessons:
            reading = lesson.reading
            accepted = {(one.entity, one.name) for claim in lesson.claims if isinstance(one := claim.content, Naming)}
            spelled: dict[tuple[str, str], Sort] = {}
            for passage in reading.passages:
                for mention in passage.mentions:
                    spelling = (mention.entity, " ".join(mention.text.split()))
                    sort = _sort(passage, mention, reading)
                    spelled[spelling] = max(spelled.get(spelling, sort), sort)
            for spelling, sort in spelled.items():
                for wider in _wider(sort):
                    self._seen[wider] += 1
                    self._accepted[wider] += spelling in accepted

    def is_wanted(self, places: Sequence[tuple[Passage, Mention]], reading: Reading) -> bool:
        """Say whether people write down a spelling that a document has at some places."""
        sort = max(_sort(passage, mention, reading) for passage, mention in places)
        for wider in _wider(sort):
            if self._seen[wider] >= ENOUGH:
                return self._accepted[wider] >= RATE * self._seen[wider]
        return True


def _sort(passage: Passage, mention: Mention, reading: Reading) -> Sort:
    """Return whether a spelling is an acronym, stands beside one in brackets, is of the country; and the kind."""
    is_acronym = mention.text.isupper() and len(mention.text) < 10
    before = passage.text(passage.span.start, mention.start)
    is_explained = (is_acronym and before.endswith("(")) or (
        _EXPLAINED.match(passage.text(mention.end, passage.span.end)) is not None
    )
    return is_acronym, is_explained, reading.of_country(mention.entity), mention.kind


def _wider(sort: Sort) -> tuple[Sort, ...]:
    """Return a sort, and ever wider ones that it is part of."""
    is_acronym, is_explained, _, kind = sort
    return sort, (is_acronym, is_explained, kind), (is_acronym, is_explained), (is_acronym,)
