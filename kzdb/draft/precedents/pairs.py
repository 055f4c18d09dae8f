"""Which relation two entities of a sentence have, by the accepted ones whose sentences are most like it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kzdb.draft.precedents.bags import of_text
from kzdb.draft.precedents.lessons import Lesson
from kzdb.draft.precedents.likeness import Bag, Index
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.facts.claims import Relation

__all__ = ["Like", "Pairs"]

NEIGHBOURS = 6
"""How many of the pairs most alike are asked."""

ALIKE = 0.35
"""How like one of them must be at least."""

AGREED = 0.55
"""The part of their votes, weighed by likeness, that a relation needs."""

AROUND = 45
"""Letters before and behind two entities that say something of them, too."""

FAR = 200
"""Letters between two entities that have nothing to do with each other."""

MOST = 14
"""Entities of a sentence that are joined; a longer list says the same of each."""


@dataclass(frozen=True, slots=True)
class Like:
    """A relation that pairs like one have, where the pair is named, and the accepted claim it is like."""

    subject: str
    type: str
    object: str
    at: Mention
    place: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two entities of a sentence, the first named before the second; the first may be the country it is all about."""

    first: str
    second: str
    at: Mention
    kinds: tuple[str, str]
    bag: Bag


Answer = tuple[str, bool, str]
"""A type of relation ("" for none), whether the second entity is its subject, and where it is claimed."""


class Pairs:
    """What the accepted relations of a base teach about two entities that a sentence names."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        """Take the documents at hand."""
        self._index: dict[tuple[str, str], Index[Answer]] = defaultdict(Index)
        for lesson in lessons:
            self._learn(lesson)

    def _learn(self, lesson: Lesson) -> None:
        said = [claim.content for claim in lesson.claims if isinstance(claim.content, Relation)]
        related = {frozenset((one.subject, one.object)) for one in said}
        for number, passage in enumerate(lesson.reading.passages):
            here: dict[frozenset[str], list[tuple[Relation, str]]] = defaultdict(list)
            for claim in lesson.by_passage.get(number, ()):
                if isinstance(one := claim.content, Relation):
                    here[frozenset((one.subject, one.object))].append((one, lesson.name_of(claim)))
            for pair in _pairs(passage, lesson.reading):
                ends = frozenset((pair.first, pair.second))
                for one, place in here.get(ends, ()):
                    self._index[pair.kinds].add(pair.bag, (one.type, one.subject == pair.second, place))
                if ends not in related:
                    self._index[pair.kinds].add(pair.bag, ("", False, ""))

    def of(self, passage: Passage, reading: Reading) -> Iterator[Like]:
        """Yield the relations of a sentence's entities that most of the pairs like them have."""
        types = reading.vocabulary.relation_types
        for pair in _pairs(passage, reading):
            if pair.kinds not in self._index:
                continue
            found = self._index[pair.kinds].find(pair.bag, most=NEIGHBOURS)
            if not found or found[0].likeness < ALIKE:
                continue
            votes: dict[tuple[str, bool], float] = defaultdict(float)
            for likeness, (kind, is_turned, _) in found:
                votes[kind, is_turned] += likeness
            (kind, is_turned), vote = max(votes.items(), key=lambda item: (item[1], item[0]))
            if not kind or vote < AGREED * sum(votes.values()):
                continue
            subject, other = (pair.second, pair.first) if is_turned else (pair.first, pair.second)
            kinds = reading.vocabulary.kinds
            if kinds[subject] in types[kind].subject_kinds and kinds[other] in types[kind].object_kinds:
                place = next(place for _, (one, turned, place) in found if (one, turned) == (kind, is_turned))
                yield Like(subject, kind, other, pair.at, place)


def _pairs(passage: Passage, reading: Reading) -> Iterator[_Pair]:
    """Yield the pairs of entities of a sentence, and each of them with the country of the document."""
    mentions: dict[str, Mention] = {}
    for mention in passage.entities:
        mentions.setdefault(mention.entity, mention)
    ordered = sorted(mentions.values(), key=lambda mention: (mention.start, mention.end))[:MOST]
    for index, first in enumerate(ordered):
        for second in ordered[index + 1 :]:
            if second.start - first.end <= FAR:
                between = passage.text(min(first.end, second.start), second.start)
                bag = _bag(passage, reading, (first, second), between)
                yield _Pair(first.entity, second.entity, second, (first.kind, second.kind), bag)
    if reading.country is not None and reading.country not in mentions:
        for mention in ordered:
            before = passage.text(max(passage.span.start, mention.start - 2 * AROUND), mention.start)
            bag = _bag(passage, reading, (mention,), before)
            yield _Pair(reading.country, mention.entity, mention, ("document", mention.kind), bag)


def _bag(passage: Passage, reading: Reading, mentions: Iterable[Mention], between: str) -> Bag:
    """Return the words between two entities, those around them, and whether they are of the document's country."""
    named = list(mentions)
    bag: dict[str, float] = {}
    for name, text, weight in (
        ("before", passage.text(max(passage.span.start, named[0].start - AROUND), named[0].start), 0.4),
        ("behind", passage.text(named[-1].end, min(passage.span.end, named[-1].end + AROUND)), 0.4),
        ("between", between, 1.0),
    ):
        parts = [text] if name == "between" else re.split(r"[.;:]\s", text)
        bag |= {f"{name} {word}": weight for word in of_text(parts[0 if name == "behind" else -1])}
    small = re.fullmatch(r"\W*(\w{1,4})?\W*(?:the\s+)?", between)
    if small is not None:
        bag[f"joined {small[1] or ''}"] = 1.0
    for number, mention in enumerate(named):
        own = "own" if mention.entity == reading.country or reading.of_country(mention.entity) else "other"
        bag[f"{number} {own}"] = 0.6
    return bag
