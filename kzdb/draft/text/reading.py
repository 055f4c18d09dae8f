"""A document as proposers read it: sentence by sentence, with the entities, figures and times found in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kzdb.draft.text.about import country_of, held_of, inside_of, running_of, title_country, told_year
from kzdb.draft.text.cues import Cues
from kzdb.draft.text.loose import Descriptions
from kzdb.draft.text.mentions import Mention, Speller
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity, quantities
from kzdb.draft.text.relative import COMPARES, Time
from kzdb.draft.text.sentences import sentences_of
from kzdb.draft.text.times import times
from kzdb.facts.claims import Claim
from kzdb.load.documents import Document
from kzdb.load.documents.segmentation import Span
from kzdb.load.source import Source
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Reading", "read"]

_PERIOD = re.compile(r"\bperiod\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """A document with all that its proposers need to know.

    Attributes:
        source, document, vocabulary, cues: what it is read with.
        passages: its sentences in order, those of declared boilerplate left out.
        country: the slug of the country it is about, None when it names none.
        year: the year it tells of, None when neither source.toml nor the text says.
        held: when each event was held, as a period, where the text says it.
    """

    source: Source
    document: Document
    vocabulary: Vocabulary
    cues: Cues
    passages: tuple[Passage, ...]
    country: str | None
    year: int | None
    held: Mapping[str, str]

    def of_country(self, entity: str) -> bool:
        """Say whether an entity belongs to the country that the document is about."""
        return self.country is not None and self._countries.get(entity) == self.country

    def is_all(self, entity: str) -> bool:
        """Say whether a body stands for its country: its government, or all its agencies of a sort."""
        return entity in self._for_all

    @cached_property
    def _for_all(self) -> frozenset[str]:
        rows = self.vocabulary.entities
        return frozenset(
            row["slug"] for row in rows if row["type"] == "group" or row["name"].startswith("Government of")
        )

    @cached_property
    def only_body(self) -> str | None:
        """The only body of its country that the document names; None where it names several, or none."""
        named = {mention.entity for one in self.passages for mention in one.mentions if mention.kind == "organisation"}
        bodies = [body for body in named if self.of_country(body)]
        return bodies[0] if len(bodies) == 1 else None

    def type_of(self, entity: str) -> str:
        """Return the type of an entity in the vocabulary: a precursor, a group, a district."""
        return self._types[entity]

    @cached_property
    def _types(self) -> dict[str, str]:
        return {row["slug"]: row["type"] for row in self.vocabulary.entities}

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {row["slug"]: row["country"] for row in self.vocabulary.entities}

    @cached_property
    def inside(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        """For each entity the relations that its name says: subject, type, object."""
        return inside_of(self.vocabulary)

    def name_of(self, entity: str) -> str:
        """Return the name of an entity in the vocabulary."""
        return self._names[entity]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {row["slug"]: row["name"] for row in self.vocabulary.entities}

    @cached_property
    def current(self) -> str:
        """The period of what the document says without one."""
        return "undated" if self.year is None else str(self.year)


def read(
    source: Source, document: Document, vocabulary: Vocabulary, cues: Cues, known: Iterable[Claim] = ()
) -> Reading:
    """Read a document.

    Args:
        source: where it comes from; its boilerplate is left out.
        document: its lines.
        vocabulary, cues: the words to look for.
        known: claims of other sources or editions, whose spellings of names are known.
    """
    titled = title_country(source, vocabulary, cues)
    speller = Speller(vocabulary, cues, source.language, known, titled)
    descriptions = Descriptions(vocabulary, titled)
    left_out = {
        number
        for item in source.boilerplate
        if item.start is None
        for number in range(item.first_line, item.last_line + 1)
    }
    sentences = list(sentences_of(document, left_out))
    speller.learn_acronyms(sentence.span.text for sentence in sentences)
    published = int(source.published.start[:4]) if source.published else None
    written = source.published.end if source.published else ""
    year = told_year((t for one in sentences for t in times(one.span.text, published, published=written)), published)
    passages: list[Passage] = []
    previous: Passage | None = None
    part: Time | None = None
    named: dict[str, str] = {}
    running: tuple[Time, ...] = ()
    earlier: tuple[Time, ...] = ()
    carried: tuple[Time, ...] = ()
    points: tuple[Time, ...] = ()
    shorts: dict[str, Mention] = {}
    dated = _dated_programmes(vocabulary)
    words_of = {row["slug"]: _words(row["name"]) for row in vocabulary.entities}
    for sentence in sentences:
        span = sentence.span
        if previous is not None and sentence.block != previous.block:
            earlier, carried, running, points = running or earlier, running or carried, (), ()
        if not running and _PERIOD.search(span.text):  # "over this nine-month period", of the paragraph before
            running = earlier
        found = tuple(_moved(time, span.start) for time in times(span.text, year or published, part, written))
        told = tuple(time for time in found if not COMPARES.search(span.text, 0, time.start - span.start))
        part = max((time for time in told if time.shape), key=lambda time: time.year, default=part)
        spelled = descriptions.of_their_year(span.text, speller.find(span.text))
        mentions = _with_years(_with_short_forms(span.text, spelled, shorts), found, span, dated)
        previous = Passage(
            document,
            span,
            _placed(mentions, span),
            tuple(
                Quantity(q.start + span.start, q.end + span.start, q.text, q.number, q.unit, q.magnitude)
                for q in quantities(span.text, vocabulary.units, source.habits.notation)
                if not any(t.start < q.end + span.start and q.start + span.start < t.end for t in found)
            ),
            found,
            sentence.heading,
            sentence.block,
            _without_its_own(previous),
            running,
            points,
            dict(named),
            _placed(descriptions.find(span.text, mentions), span),
            carried,
        )
        passages.append(previous)
        running = running_of(running, found if told else (), span.start, published)
        carried = carried if not found else ()
        points = tuple(time for time in found if time.kind in ("day", "month") and not time.inferred) or points
        named.update({mention.kind: mention.entity for mention in previous.mentions})
        for mention in previous.mentions:
            shorts.update(dict.fromkeys(_SHORT_WORDS & words_of[mention.entity], mention))
    return Reading(
        source,
        document,
        vocabulary,
        cues,
        tuple(passages),
        country_of(source, vocabulary, cues, passages),
        year,
        held_of(passages),
    )


_SHORT_WORDS = {
    "route", "programme", "strategy", "committee", "department", "centre", "meeting", "conference", "operation",
    "project", "mission", "agency", "commission", "convention", "agreement", "organisation", "initiative",
}  # fmt: skip
_SHORT = re.compile(
    r"\b(?:the|this|these)\s+(?:(?:(?:counter|anti)[- ]?(?:narcotics?|drugs?)|drug[- ]control)\s+)?"
    r"((?:route|program(?:me)?|strategy|committee|department|cent(?:re|er)|meeting|conference|"
    r"operation|project|mission|agency|commission|convention|agreement|organi[sz]ation|initiative))\b"
    r"(?!\s+(?:(?:of|on|for|to|in)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)


def _words(name: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"[^\W\d_]+", name)}
    return words | {word.replace("center", "centre").replace("organiz", "organis") for word in words}


def _with_short_forms(text: str, mentions: list[Mention], shorts: Mapping[str, Mention]) -> list[Mention]:
    """Return the mentions of a sentence with those by a short form: "the Committee", named in full before."""
    found = list(mentions)
    for short in _SHORT.finditer(text):
        word = short[1].lower().replace("center", "centre").replace("organiz", "organis")
        full = shorts.get(re.sub("program$", "programme", word))
        if full is not None and all(m.end <= short.start(1) or m.start >= short.end(1) for m in mentions):
            found.append(Mention(short.start(1), short.end(1), full.entity, full.kind, short[1]))
    return sorted(found, key=lambda mention: mention.start)


_PLAN = re.compile(r"\b(?:program(?:me)?|strategy|plan)\b", re.IGNORECASE)


def _dated_programmes(vocabulary: Vocabulary) -> dict[str, list[tuple[str, set[str]]]]:
    """Return for each span of years ("2012/2016") the programmes whose names carry it, with the words of the names."""
    found: dict[str, list[tuple[str, set[str]]]] = {}
    for row in vocabulary.entities:
        years = re.search(r"\b(\d{4})[-–](\d{4})\b", row["name"])
        if row["kind"] == "programme" and years:
            found.setdefault(f"{years[1]}/{years[2]}", []).append((row["slug"], _words(row["name"])))
    return found


def _with_years(
    mentions: list[Mention], times: Iterable[Time], span: Span, dated: Mapping[str, list[tuple[str, set[str]]]]
) -> list[Mention]:
    """Return the mentions with programmes known by their years: "the Programme to Combat ... for 2012-2016"."""
    found = list(mentions)
    for time in times:
        start, end = time.start - span.start, time.end - span.start
        known = dated.get(time.written, ())
        others = {slug for years, of_years in dated.items() if years != time.written for slug, _ in of_years}
        called = list(_PLAN.finditer(span.text, max(0, start - 110), start))
        if time.kind != "years" or not known or not called:
            continue
        begin = called[0].start()
        if any(m.kind == "programme" and m.start < end and m.end > begin and m.entity not in others for m in mentions):
            continue
        words = _words(span.text[begin:end])
        best = max(known, key=lambda one: len(one[1] & words))
        if len(best[1] & words) > 1:
            found = [m for m in found if m.end <= begin or m.start >= end]
            found.append(Mention(begin, end, best[0], "programme", span.text[begin:end]))
    return sorted(found, key=lambda mention: mention.start)


def _without_its_own(passage: Passage | None) -> Passage | None:
    """Return a passage that keeps no chain of those before it: one back is enough, and memory is kept small."""
    if passage is None or passage.previous is None:
        return passage
    return replace(passage, previous=None, named={})


def _placed(mentions: Iterable[Mention], span: Span) -> tuple[Mention, ...]:
    by = span.start
    return tuple(Mention(m.start + by, m.end + by, m.entity, m.kind, m.text) for m in mentions)


def _moved(time: Time, by: int) -> Time:
    return Time(time.start + by, time.end + by, time.written, time.kind, time.shape, time.inferred)
