"""What accepted relations teach: what a name says of names in it, what the same words say, which route is meant."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kzdb.draft.precedents.lessons import Lesson
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.facts.claims import Claim, Relation
from kzdb.load.documents import written_locator
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Join", "Joins"]

RATE = 0.65
"""How often people must have accepted a relation of a sort where documents gave reason to."""

ENOUGH = 2
"""How often a sort of relation must have been seen at least."""

_BEFORE = {"of", "in", "on", "between", "and", "with", "within", "from", "to", "for"}

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Join:
    """A relation that a sentence has reason for, where it names one of its ends, and like what."""

    subject: str
    type: str
    object: str
    at: Mention
    why: str


class Joins:
    """What the accepted relations of a base teach."""

    def __init__(
        self, lessons: Sequence[Lesson], claims: Mapping[str, Sequence[Claim]], vocabulary: Vocabulary
    ) -> None:
        """Take the documents at hand, the claims of all sources by source, and the vocabulary."""
        self._names = _Names(vocabulary)
        facts = {
            source: {triple for claim in of_source if (triple := _triple(claim)) is not None}
            for source, of_source in claims.items()
        }
        self._usual = _usual(facts.values())
        self._known_of: dict[str, set[str]] = defaultdict(set)
        for subject, _, other in set().union(*facts.values()):
            self._known_of[subject].add(other)
        self._regions: dict[str, set[str]] = defaultdict(set)
        for row in vocabulary.other_rows["aggregate_members"]:
            self._regions[row["member"]].add(row["aggregate"])
        self._quoted: dict[tuple[Triple, str], list[str]] = defaultdict(list)
        for source, of_source in claims.items():
            for claim in of_source:
                if (triple := _triple(claim)) is not None:
                    quote = claim.citations[0].locator.quote
                    self._quoted[triple, quote].append(f"{source}:{claim.line}")
        self._by_name = self._learned(lessons, facts)

    def usual(self, kind: str, country: str) -> str | None:
        """Return the subject that relations of a type have in most sources: the route that is meant.

        None where no source says anything of it and the document's country, or a region of that.
        """
        for subject, count in self._usual[kind].most_common(1) if kind in self._usual else ():
            is_here = not self._known_of[subject].isdisjoint({country, *self._regions.get(country, ())})
            return subject if count >= ENOUGH and is_here else None
        return None

    def of(self, passage: Passage) -> Iterator[Join]:
        """Yield the relations between entities of a sentence that their names give reason for."""
        mentions = _mentions(passage)
        for one in mentions.values():
            for two in mentions.values():
                for subject, kind, other in self._said_by_name(one.entity, two.entity):
                    yield Join(subject, kind, other, one, f"the name of {one.entity}")

    def in_same_words(self, reading: Reading) -> Iterator[tuple[Triple, str, str]]:
        """Yield the facts that several other sources claim in words of this document: (fact, at, place)."""
        for (triple, quote), places in self._quoted.items():
            begin = reading.document.text.find(quote) if len(places) >= ENOUGH else -1
            if begin >= 0:
                at = written_locator(reading.document.locator(begin, begin + len(quote)), reading.document)
                yield triple, str(at), places[0]

    def _said_by_name(self, one: str, two: str) -> Iterator[Triple]:
        found = self._names.inside(one, two)
        for kind, is_turned in self._by_name.get(found, ()) if found else ():
            yield (two, kind, one) if is_turned else (one, kind, two)

    def _learned(
        self, lessons: Iterable[Lesson], facts: Mapping[str, Iterable[Triple]]
    ) -> dict[tuple[str, str, str], list[tuple[str, bool]]]:
        """Return what the places of names in names mean."""
        seen: Counter[tuple[str, str, str]] = Counter()
        meant: dict[tuple[str, str, str], Counter[tuple[str, bool]]] = defaultdict(Counter)
        for lesson in lessons:
            own = facts[lesson.slug]
            types: dict[tuple[str, str], set[str]] = defaultdict(set)
            for subject, kind, other in own:
                types[subject, other].add(kind)
            pairs: set[tuple[str, str]] = set()
            for passage in lesson.reading.passages:
                mentions = _mentions(passage)
                pairs |= {(one, two) for one in mentions for two in mentions if one != two}
            for one, two in pairs:
                found = self._names.inside(one, two)
                if found is not None:
                    seen[found] += 1
                    meant[found].update((kind, False) for kind in types.get((one, two), ()))
                    meant[found].update((kind, True) for kind in types.get((two, one), ()))
        return {
            found: kinds for found, count in meant.items()
            if (kinds := [kind for kind, number in count.items() if number >= max(ENOUGH, RATE * seen[found])])
        }  # fmt: skip


class _Names:
    """Which names of the vocabulary are part of which, and behind what word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = {row["slug"]: row["name"] for row in vocabulary.entities}
        self._kinds = vocabulary.kinds

    def inside(self, outer: str, inner: str) -> tuple[str, str, str] | None:
        """Return the kinds of two entities and the word before the one's name in the other's; None where it is not."""
        name = self._names[inner]
        found = (
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._names[outer], re.IGNORECASE) if outer != inner else None
        )
        if found is None:
            return None
        words = [word for word in re.findall(r"[a-z]+", self._names[outer][: found.start()].lower()) if word != "the"]
        last = words[-1] if words else "start"
        return self._kinds[outer], self._kinds[inner], last if last in _BEFORE or not words else "inner"


def _mentions(passage: Passage) -> dict[str, Mention]:
    found: dict[str, Mention] = {}
    for mention in (*passage.mentions, *passage.described):
        found.setdefault(mention.entity, mention)
    return found


def _triple(claim: Claim) -> Triple | None:
    one = claim.content
    return (one.subject, one.type, one.object) if isinstance(one, Relation) else None


def _usual(facts: Iterable[Iterable[Triple]]) -> dict[str, Counter[str]]:
    """Return for each type of relation in how many sources each entity is its subject."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for of_source in facts:
        for subject, kind in {(subject, kind) for subject, kind, _ in of_source}:
            found[kind][subject] += 1
    return found
