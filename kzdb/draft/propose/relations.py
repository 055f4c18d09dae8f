"""Relations: what joins two entities of a sentence, by phrases with places for both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.cues import group_of_mark, mark
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.reading import Passage, Reading
from kzdb.draft.text.times import Time

__all__ = ["relations"]

_LISTED = re.compile(
    r"(?:\s*(?:\(\d{4}\)|\([A-Z&-]{2,10}\)|of \d{4}|programmes?|programs?))?\s*,?\s*(?:and|or|as well as|and of)?\s*"
    r"(?:the|its|other|of)?\s*",
    re.IGNORECASE,
)
_DATED = {"member_of", "signatory_to", "party_to", "contributes_to", "adopted_by", "issued_by", "approves", "visited"}
"""Relations that a date in the sentence belongs to; of the others it may be anything's."""


def relations(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield a candidate for each pair of entities that a phrase of a relation joins."""
    groups = _groups(passage)
    words, starts = _marked(passage, groups)
    seen: set[tuple[str, str, str]] = set()
    for kind, patterns in reading.cues.relations.items():
        for pattern in patterns:
            for found in _all(pattern, words):
                for subject, other, at in _pairs(found, groups, reading, kind, starts, passage):
                    slot = (subject, kind, other)
                    if slot in seen or subject == other:
                        continue
                    seen.add(slot)
                    values: dict[str, object] = {"subject": subject, "type": kind, "object": other}
                    if kind in _DATED:
                        values |= _dates(passage, at)
                    values["at"] = passage.at(*at)
                    yield Candidate(
                        "relations", values, proposer, _why(pattern, found), f"relation {kind}", passage.span.text
                    )

    for subject, kind, other, mention, why in _by_name(passage, reading):
        if (subject, kind, other) not in seen:
            seen.add((subject, kind, other))
            values = {"subject": subject, "type": kind, "object": other, "at": passage.at(mention.start, mention.end)}
            yield Candidate("relations", values, proposer, why, f"relation {kind} by name", passage.span.text)


def _all(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield matches from every place, also those that begin inside another."""
    start = 0
    while (found := pattern.search(words, start)) is not None:
        yield found
        start = found.start() + 1


def _why(pattern: re.Pattern[str], found: re.Match[str]) -> str:
    words = re.sub("[\ue000-\uf8ff]", "…", found[0])
    return f"“{' '.join(words.split())}”"


def _groups(passage: Passage) -> list[tuple[Mention, ...]]:
    """Return the entities of a sentence, those that are listed together as one."""
    groups: list[list[Mention]] = []
    for mention in passage.mentions:
        if groups:
            last = groups[-1][-1]
            between = passage.text(last.end, mention.start)
            if last.entity == mention.entity and re.fullmatch(r"\s*\(", between):
                continue  # "the Centre (CARICC)" names it once
            if _family(last) == _family(mention) and between.strip() and _LISTED.fullmatch(between):
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return [tuple(group) for group in groups]


def _family(mention: Mention) -> str:
    return "area" if mention.kind in ("country", "aggregate") else mention.kind


def _marked(passage: Passage, groups: Sequence[tuple[Mention, ...]]) -> tuple[str, list[int]]:
    """Return the sentence with a mark for each group of entities, and the place on the line of each of its letters."""
    words: list[str] = []
    starts: list[int] = []
    place = passage.span.start
    for number, group in enumerate(groups):
        text = passage.text(place, group[0].start)
        words += [text, mark(number, group[0].kind)]
        starts += [*range(place, group[0].start), group[0].start]
        place = group[-1].end
        bracket = re.match(r"\s*\([A-Z&-]{2,10}\)", passage.text(place, passage.span.end))
        place += bracket.end() if bracket else 0
    words.append(passage.text(place, passage.span.end))
    starts += range(place, passage.span.end + 1)
    return "".join(words), starts


def _pairs(
    found: re.Match[str], groups: Sequence[tuple[Mention, ...]], reading: Reading, kind: str, starts: Sequence[int],
    passage: Passage,
) -> Iterator[tuple[str, str, tuple[int, int]]]:  # fmt: skip
    """Yield subject, object and the words that join them, for each pair whose kinds fit the relation."""
    allowed = reading.vocabulary.relation_types[kind]
    kinds = reading.vocabulary.kinds
    places = found.re.groupindex
    if "p" in places:
        group = groups[group_of_mark(found["p"])]
        subjects, others = list(group[:1]), list(group[1:])
    else:
        subjects = list(groups[group_of_mark(found["s"])]) if "s" in places else []
        others = list(groups[group_of_mark(found["o"])]) if "o" in places else []
    if not subjects and not others:
        return
    country = reading.country or ""
    nobody: list[Mention | None] = [None]
    for subject in [*subjects] or nobody:
        for other in [*others] or nobody:
            pair = (subject.entity if subject else country, other.entity if other else country)
            if kinds.get(pair[0]) in allowed.subject_kinds and kinds.get(pair[1]) in allowed.object_kinds:
                named = other if other is not None and len(subjects) <= len(others) else subject or other
                assert named is not None  # one of the two is there
                yield *pair, (named.start, named.end)


def _by_name(passage: Passage, reading: Reading) -> Iterator[tuple[str, str, str, Mention, str]]:
    """Yield (subject, type, object, where, why) of what the names of entities say themselves.

    "53rd session of the Commission" is part of the Commission, "Agreement on CARICC" concerns it; a meeting whose name
    in the vocabulary has a place is there when the sentence names the place.
    """
    for mention in passage.mentions:
        for link, other in reading.inside.get(mention.entity, ()):
            if link == "located_in" and all(place.entity != other for place in passage.mentions):
                continue
            yield mention.entity, link, other, mention, f"the name of {mention.entity}"


def _dates(passage: Passage, at: tuple[int, int]) -> dict[str, object]:
    """Return from when to when, by the only time of the sentence or the one next to the words."""
    usable = [time for time in passage.times if not time.inferred and time.kind != "days"]
    if len(usable) != 1:
        return {}
    time: Time = usable[0]
    if time.kind == "years":
        first, _, last = time.written.partition("/")
        return {"from": first, "to": last}
    return {"from": time.written} if time.kind in ("day", "month", "year") else {}
