"""Relations: what joins two entities of a sentence, by phrases with places for both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kzdb.draft.candidates import Candidate
from kzdb.draft.precedents.joins import Joins
from kzdb.draft.precedents.pairs import Pairs
from kzdb.draft.text.cues import group_of_mark, mark, marks_of
from kzdb.draft.text.loose import stem
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.relative import Time

__all__ = ["dates_of", "relations"]

_LISTED = re.compile(
    r"(?:\s*(?:\(\d{4}\)|\([A-Z&-]{2,10}\)|of \d{4}|programmes?|programs?))?\s*,?\s*(?:and|or|as well as|and of)?\s*"
    r"(?:the|its|other|of)?\s*",
    re.IGNORECASE,
)
SHORT = 60
"""Letters of a description at most that is an end of a phrase, as a name is."""

_HEAD = re.compile(r" (?:of|for|on|in|to|at|by|against|between|with|within|under|from) |,| \(")
_RANK = re.compile(
    r",?\s*(?:\b(?:(?:major|lieutenant|colonel|brigadier|police|vice|rear)[\s‐‑-]*)?"
    r"(?:general|colonel|captain|major|lieutenant|admiral|mr|mrs|ms|dr|prof(?:essor)?)\.?)\s*$",
    re.IGNORECASE,
)
"""What may be between an office and the name of who holds it: "director, Major-General"."""

_BODY = re.compile(rf"(?:['’]s?)?\s{marks_of('organisation')}")
_DENIED = re.compile(
    r"\b(?:no|not|never|nor|neither|without|lacks?|little|scaled back|suspended|ceased|is limited|denied)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words of a clause that says what is not."""

_DATED = {"member_of", "signatory_to", "party_to", "contributes_to", "adopted_by", "issued_by", "approves", "visited"}
"""Relations that a date in the sentence belongs to; of the others it may be anything's."""


def relations(
    passage: Passage, reading: Reading, proposer: str, taught: Joins | None = None, pairs: Pairs | None = None
) -> Iterator[Candidate]:
    """Yield a candidate for each pair of entities that a phrase joins, or that accepted relations teach."""
    seen: set[tuple[str, str, str]] = set()
    for found, kind, groups in _joined(passage, reading):
        for subject, other, at, is_named in _pairs(found, groups, reading, kind, taught):
            slot = (subject, kind, other)
            if slot in seen or subject == other:
                continue
            seen.add(slot)
            values: dict[str, object] = {"subject": subject, "type": kind, "object": other}
            values |= dates_of(passage, kind)
            if not is_named:
                values["note"] = "Who or what is meant is not named; read as in other sources."
            values["at"] = passage.at(*at)
            if not is_named:
                values["inferred"] = ["subject"]
            yield Candidate("relations", values, proposer, _why(found), f"relation {kind}", passage.span.text)

    for subject, kind, other, mention, why in _by_name(passage, reading):
        if (subject, kind, other) not in seen:
            seen.add((subject, kind, other))
            values = {"subject": subject, "type": kind, "object": other, "at": passage.at(mention.start, mention.end)}
            yield Candidate("relations", values, proposer, why, f"relation {kind} by name", passage.span.text)
    for join in taught.of(passage) if taught is not None else ():
        if (join.subject, join.type, join.object) not in seen:
            seen.add((join.subject, join.type, join.object))
            values = {"subject": join.subject, "type": join.type, "object": join.object}
            values["at"] = passage.at(join.at.start, join.at.end)
            yield Candidate(
                "relations", values, proposer, join.why, f"relation {join.type} as before", passage.span.text
            )
    for like in pairs.of(passage, reading) if pairs is not None else ():
        if (like.subject, like.type, like.object) not in seen:
            seen.add((like.subject, like.type, like.object))
            values = {"subject": like.subject, "type": like.type, "object": like.object}
            values["at"] = passage.at(like.at.start, like.at.end)
            yield Candidate(
                "relations", values, proposer, f"like {like.place}", f"relation {like.type} as elsewhere",
                passage.span.text,
            )  # fmt: skip


def in_same_words(reading: Reading, proposer: str, taught: Joins) -> Iterator[Candidate]:
    """Yield the relations that several other sources claim from the very words of this document, like its title."""
    for (subject, kind, other), at, place in taught.in_same_words(reading):
        values = {"subject": subject, "type": kind, "object": other, "at": at}
        _, _, quote = at.partition(": ")
        yield Candidate("relations", values, proposer, f"like {place}", f"relation {kind} in the same words", quote)


def _joined(passage: Passage, reading: Reading) -> Iterator[tuple[re.Match[str], str, list[tuple[Mention, ...]]]]:
    """Yield each phrase of a sentence, the relation it means, and the entities that its places count.

    First those with named ends; then those that have both ends and for one of them what is only described.
    """
    described = _described(passage, reading)
    for added in ([], described) if described else ([],):
        groups = _groups(passage, added)
        words = _marked(passage, groups)
        lowered = words.lower()
        for kind, phrases in reading.cues.relations.items() if groups else ():
            for found in _without_vague(found for phrase in phrases for found in phrase.find(words, lowered)):
                ends = [groups[group_of_mark(end)] for end in found.groupdict().values()]
                if added and (len(ends) < 2 or not any(one in added for group in ends for one in group)):
                    continue
                if not _DENIED.search(_clause(words, found)) and not _is_adjective(words, found):
                    yield found, kind, groups


def _without_vague(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield matches, one with a place left out only where no other one has its end and fills that place, too."""
    found = list(matches)
    whole = {(place, end) for one in found if len(ends := one.groupdict()) > 1 for place, end in ends.items()}
    for one in found:
        ends = one.groupdict()
        if len(ends) > 1 or "p" in ends or not ends.items() <= whole:
            yield one


def _is_adjective(words: str, found: re.Match[str]) -> bool:
    """Say whether an end only says whose the body behind it is: the first of "[Uzbek] [ministry]" or "[MVD] [unit]"."""
    ends = {found.end(place): found.start(place) for place in ("s", "o") if place in found.re.groupindex}
    return any((body := _BODY.match(words, end)) is not None and body.end() - 1 not in ends.values() for end in ends)


def _clause(words: str, found: re.Match[str]) -> str:
    """Return the clause in which a phrase is found."""
    start = max(words.rfind(mark, 0, found.start()) for mark in (", ", "; ", ": ", "– ", " but "))
    ends = [end for mark in (", ", "; ", ". ", " but ") if (end := words.find(mark, found.end())) >= 0]
    return words[max(0, start) : min(ends, default=len(words))]


def _why(found: re.Match[str]) -> str:
    words = re.sub("[\ue000-\uf8ff]", "…", found[0])
    return f"“{' '.join(words.split())}”"


def _described(passage: Passage, reading: Reading) -> list[Mention]:
    """Return what a sentence describes in few words that name nothing else, and say what it is: "an office"."""
    short = [
        one for one in passage.described
        if one.end - one.start <= SHORT
        and stem(_HEAD.split(reading.name_of(one.entity))[0].split()[-1]) in map(stem, one.text.split())
    ]  # fmt: skip
    return [one for one in short if all(m.end <= one.start or one.end <= m.start for m in passage.whole)]


def _groups(passage: Passage, described: Sequence[Mention] = ()) -> list[tuple[Mention, ...]]:
    """Return the entities of a sentence, those that are listed together as one."""
    groups: list[list[Mention]] = []
    place = passage.span.start
    for mention in sorted((*passage.whole, *described), key=lambda one: (one.start, one.end)):
        if mention.start < place:
            continue  # two descriptions of the same words
        place = mention.end
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


def _marked(passage: Passage, groups: Sequence[tuple[Mention, ...]]) -> str:
    """Return the sentence with a mark for each group of entities."""
    words: list[str] = []
    place = passage.span.start
    for number, group in enumerate(groups):
        between = passage.text(place, group[0].start)
        words += [_RANK.sub(" ", between) if group[0].kind == "person" else between, mark(number, group[0].kind)]
        place = group[-1].end
        bracket = re.match(r"\s*\([A-Z&-]{2,10}\)", passage.text(place, passage.span.end))
        place += bracket.end() if bracket else 0
    words.append(passage.text(place, passage.span.end))
    return "".join(words)


def _pairs(
    found: re.Match[str], groups: Sequence[tuple[Mention, ...]], reading: Reading, kind: str, taught: Joins | None
) -> Iterator[tuple[str, str, tuple[int, int], bool]]:
    """Yield subject, object, the words that join them, and whether the subject is known, for pairs whose kinds fit."""
    allowed = reading.vocabulary.relation_types[kind]
    kinds = reading.vocabulary.kinds
    places = found.re.groupindex
    if "p" in places:
        group = groups[group_of_mark(found["p"])]
        if len(group) < 2:
            return
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
            is_named = subject is not None or kinds.get(country) in allowed.subject_kinds
            if not is_named and taught is not None:
                pair = (taught.usual(kind, country) or "", pair[1])
            if kinds.get(pair[0]) in allowed.subject_kinds and kinds.get(pair[1]) in allowed.object_kinds:
                named = other if other is not None and len(subjects) <= len(others) else subject or other
                assert named is not None  # one of the two is there
                yield *pair, (named.start, named.end), is_named


def _by_name(passage: Passage, reading: Reading) -> Iterator[tuple[str, str, str, Mention, str]]:
    """Yield (subject, type, object, where, why) of what the names of entities say themselves.

    "53rd session of the Commission" is part of the Commission, "Agreement on CARICC" concerns it; a meeting whose name
    in the vocabulary has a place is there when the sentence names the place.
    """
    for mention in passage.entities:
        for subject, link, other in reading.inside.get(mention.entity, ()):
            if link == "located_in" and all(place.entity != other for place in passage.mentions):
                continue
            yield subject, link, other, mention, f"the name of {mention.entity}"


def dates_of(passage: Passage, kind: str) -> dict[str, object]:
    """Return from when to when a relation is, by the only time of its sentence; of most types a date says nothing."""
    if kind not in _DATED:
        return {}
    usable = [time for time in passage.times if not time.inferred and time.kind != "days"]
    if len(usable) != 1:
        return {}
    time: Time = usable[0]
    if time.kind == "years":
        first, _, last = time.written.partition("/")
        return {"from": first, "to": last}
    return {"from": time.written} if time.kind in ("day", "month", "year") else {}
