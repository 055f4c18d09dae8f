"""Dates: when an entity was adopted, held, signed, when it starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.mentions import Mention
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.relative import Time

__all__ = ["milestones", "modality_of"]

_YEARS = re.compile(r"[\s,“”\"'’]*(?:\(|for\s+|for the period\s+|over the period\s+|of\s+)?\s*$")
_TITLE = re.compile(r"\s*(?:\(|of\s+|,\s*)?\s*$")
_AHEAD = re.compile(r"[\s,]+(?:\w+\s+){0,2}")
"""What may be between the date of an event ahead of it and the event: "at an October 2017 conference"."""

_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|officially|newly|formally)\s*$", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:the|its|their|a|an|this)?\s*(?:\w+\s+)?", re.IGNORECASE)
_NEW = re.compile(r"\bnew\b", re.IGNORECASE)
_TITLED = {"agreement": "concluded", "document": "published", "law": "adopted"}
_OF_THEIR_YEAR = {"document": "published", "programme": "held"}
"""What happened in the year that a name of the vocabulary has, where a sentence prints it."""

_KINDS = {
    "held": ("event",), "concluded": ("agreement",), "starts": ("programme", "event"), "ends": ("programme", "event"),
    "dissolved": ("organisation",), "ratified": ("agreement",),
    "signed": ("agreement",), "published": ("document",), "created": ("document",), "updated": ("document",),
    "opened": ("event", "organisation", "place"), "established": ("organisation", "programme"),
    "adopted": ("law", "programme", "agreement"), "approved": ("programme", "law", "agreement"),
    "terminated": ("agreement",),
    "entered_into_force": ("law", "agreement"), "issued": ("law",), "operational": ("organisation", "programme"),
}  # fmt: skip
"""What can have a milestone of each type; of a type that is not listed, anything."""


BEHIND = 100
"""Letters between a word of happening and the date behind it, at most: whom and what may be between."""

NARROW = 60
"""Letters of a description that a word of happening may be in."""


def milestones(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield a candidate for each date near an entity and says what happened to it."""
    found = [
        *_spans(passage, reading, proposer),
        *_titles(passage, reading, proposer),
        *_cued(passage, reading, proposer),
        *_events(passage, reading, proposer),
        *_years_of_names(passage, reading, proposer),
    ]
    exact = {(one.values["entity"], one.values["type"]) for one in found if "-" in str(one.values["date"])}
    for one in found:  # the year is not said again beside a day of it
        if "-" in str(one.values["date"]) or (one.values["entity"], one.values["type"]) not in exact:
            yield one


def _spans(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield start and end of programmes that carry their years: "Programme ... (2012-2016)"."""
    for time in passage.times:
        if time.kind != "years":
            continue
        of = [m for m in passage.entities if m.kind == "programme" and m.end <= time.end
              and (m.end >= time.end or _YEARS.fullmatch(passage.text(m.end, time.start))
                   or _is_near(passage, m, time))]  # fmt: skip
        if of:
            first, _, last = time.written.partition("/")
            for kind, date in (("starts", first), ("ends", last)):
                yield _candidate(passage, of[-1], kind, date, time, reading, proposer, "its years")


def _is_near(passage: Passage, mention: Mention, time: Time) -> bool:
    between = passage.text(mention.end, time.start)
    return len(between) < 60 and not re.search(r"[.;:(]|\d", between)


def _titles(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield the year in the title of an agreement or report: "Convention of 1961", "(1971)", "the 1988 Convention"."""
    for mention in passage.entities:
        kind = _TITLED.get(mention.kind)
        if kind is None:
            continue
        for time in passage.times:
            inside = mention.start <= time.start and time.end <= mention.end
            behind = time.start >= mention.end and _TITLE.fullmatch(passage.text(mention.end, time.start))
            ahead = 0 <= mention.start - time.end <= (1 if kind == "concluded" else 4)
            is_its = kind == "concluded" or time.written in reading.name_of(mention.entity)
            if time.kind == "year" and is_its and (inside or behind or ahead):
                yield _candidate(passage, mention, kind, time.written, time, reading, proposer, "the year in its title")
                break


def _cued(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield a date for each word of happening: "adopted on 3 July 2014", "came into force in January 2015"."""
    for kind, patterns in reading.cues.milestones.items():
        if kind in ("concluded", "held"):
            continue
        for found in (found for pattern in patterns for found in pattern.finditer(passage.span.text)):
            start, end = found.start() + passage.span.start, found.end() + passage.span.start
            time = _nearest_time(passage, reading, start, end)
            of = _nearest(passage, kind, start, end)
            if time is not None and of is not None:
                yield _candidate(passage, of, kind, time.written, time, reading, proposer, f"“{found[0]}”")


def _nearest_time(passage: Passage, reading: Reading, start: int, end: int) -> Time | None:
    times = [time for time in passage.times if time.kind != "years" and not _is_in_title(passage, reading, time)]
    behind = [time for time in times if 0 <= time.start - end <= BEHIND]
    ahead = [time for time in times if time.end <= start and start - time.end <= 90]
    return behind[0] if behind else ahead[-1] if ahead else None


def _is_in_title(passage: Passage, reading: Reading, time: Time) -> bool:
    """Say whether a year is part of what something is called: "under the 2010 Counternarcotics Law"."""
    return time.kind == "year" and any(
        m.kind in _TITLED
        and m.start - time.end <= 1
        and time.end <= m.end
        and time.written in reading.name_of(m.entity)
        for m in passage.entities
    )


def _years_of_names(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield the year of a study or project that its name in the vocabulary has, where a sentence prints it."""
    for mention in passage.entities:
        kind = _OF_THEIR_YEAR.get(mention.kind)
        for time in passage.times if kind is not None else ():
            is_its = re.search(rf"(?<![\d–-]){time.written}(?![\d–-])", reading.name_of(mention.entity))
            if time.kind == "year" and is_its and not mention.start <= time.start < mention.end:
                if kind == "held" and _NEW.search(passage.text(passage.span.start, mention.end)[-NARROW:]):
                    kind = "starts"
                yield _candidate(
                    passage, mention, str(kind), time.written, time, reading, proposer, "the year of its name"
                )
                break


def _nearest(passage: Passage, kind: str, start: int, end: int) -> Mention | None:
    wanted = _KINDS.get(kind)
    fits = [m for m in passage.entities if wanted is None or m.kind in wanted]
    if not fits:
        return None
    around = [m for m in fits if m.start < start and end < m.end and m.end - m.start < NARROW]
    if around:  # "DEA closed its office in Tashkent" is of the office
        return around[0]
    if not _PASSIVE.search(passage.text(passage.span.start, start)):  # "the government dissolved the agency"
        done_to = [m for m in fits if m.start > end and _OBJECT.fullmatch(passage.text(end, m.start))]
        if done_to:
            return done_to[0]
    return min(fits, key=lambda m: (start - m.end) if m.end <= start else 10 + max(0, m.start - end))


def _events(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield the date of an event that a sentence names together with a date of its own."""
    for mention in passage.entities:
        dates = [time for time in passage.times if time.kind != "years" and not time.shape]
        if mention.kind != "event" or not dates:
            continue
        ahead = [
            time for time in dates
            if mention.start <= time.start < mention.end or _AHEAD.fullmatch(passage.text(time.end, mention.start))
        ]  # fmt: skip
        exact = ahead or [time for time in dates if time.kind in ("day", "days")] or dates
        time = min(exact, key=lambda time: abs(time.start - mention.end))
        yield _candidate(passage, mention, "held", time.written, time, reading, proposer, "a date in the sentence")


def _candidate(
    passage: Passage, mention: Mention, kind: str, date: str, time: Time, reading: Reading, proposer: str, why: str
) -> Candidate:
    values: dict[str, object] = {"entity": mention.entity, "type": kind, "date": date}
    if time.inferred:
        values["note"] = "No year is printed; read from what the document covers."
    values |= modality_of(date, reading)
    values["at"] = passage.at(time.start, time.end)
    if not time.start <= mention.start <= time.end:
        values["also"] = [passage.at(mention.start, mention.end)]
    if time.inferred:
        values["inferred"] = ["date"]
    return Candidate("milestones", values, proposer, why, f"date {kind}", passage.span.text)


def modality_of(date: str, reading: Reading) -> dict[str, str]:
    """Return the modality of what happens on a date: of a day after the document was published it is planned."""
    published = reading.source.published
    return {"modality": "planned"} if published is not None and date > published.end else {}
