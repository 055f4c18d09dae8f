"""What a document as a whole is about: its country, its year, its events; and what the names of entities say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kzdb.draft.text.cues import Cues
from kzdb.draft.text.relative import Time
from kzdb.load.source import Source
from kzdb.load.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kzdb.draft.text.passage import Passage

__all__ = ["country_of", "held_of", "inside_of", "nature_of", "running_of", "title_country", "told_year"]


def nature_of(metric: str, vocabulary: Vocabulary) -> str:
    """Return the nature of a metric; a share of something is of the time that this is of: of convictions, a year."""
    whole = vocabulary.metrics.get(metric.removesuffix("_share"))
    return (whole or vocabulary.metrics[metric]).nature


def country_of(source: Source, vocabulary: Vocabulary, cues: Cues, passages: Iterable[Passage]) -> str | None:
    """Return the country that the title names, else the one that is named most often; None where several are.

    A body of a country names it half. The publisher's own country is named half as often as another would be: "our
    police", "the Ministry"; it is that of a text that names none.
    """
    titled = title_country(source, vocabulary, cues)
    if titled is not None:
        return titled
    of = {row["slug"]: row["country"] for row in vocabulary.entities}
    own = of.get(source.publisher, "")
    weights: Counter[str] = Counter()
    for mention in (mention for one in passages for mention in one.mentions):
        is_country = mention.kind == "country"
        country = mention.entity if is_country else of[mention.entity]
        weights[country] += (1 + is_country) * (1 + (country == own))
    del weights[""]
    if not weights:
        return own or None
    most = max(weights.values())
    best = [country for country, weight in weights.items() if weight == most]
    return best[0] if len(best) == 1 else None


def title_country(source: Source, vocabulary: Vocabulary, cues: Cues) -> str | None:
    """Return the country that the title names, the last of several: "Report of the United States: Kazakhstan"."""
    names = [(row["slug"], row["name"]) for row in vocabulary.countries]
    names += [(slug, name) for slug, _ in names for name in cues.entities.get(slug, ())]
    found = [(at.start(), slug) for slug, name in names if (at := re.search(rf"\b{re.escape(name)}\b", source.title))]
    return max(found)[1] if found else None


def told_year(times: Iterable[Time], published: int | None) -> int | None:
    """Return the year the document is about: the year of publication or the one before, whichever is named more often.

    None when neither is named: the document was published then, but does not tell of then.
    """
    if published is None:
        return None
    count: Counter[int] = Counter()
    for time in times:
        if time.year in (published, published - 1):
            is_now = time.inferred and time.year == published and time.kind in ("part", "year")  # "of this year"
            # A part of a year weighs double, and what says the writer's own year twice that.
            count[time.year] += (bool(time.shape) + (time.kind not in ("years", "stamp"))) * (1 + is_now)
    return max((published, published - 1), key=lambda year: (count[year], year)) if any(count.values()) else None


_OF = re.compile(r"\bof (?:the )?$")
_ON = re.compile(r"\bon (?:the )?$")
_PARTY = re.compile(r"\b(?:between|of|and|with) (?:the )?$")


def inside_of(vocabulary: Vocabulary) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return for each entity what its name in the vocabulary says: relations as (subject, type, object)."""
    names = {row["name"].lower(): row["slug"] for row in vocabulary.entities}
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in vocabulary.entities:
        links = []
        for inner in pattern.finditer(row["name"].lower(), 1):
            slug, before = names[inner[0]], row["name"][: inner.start()].lower()
            link = _link(row["kind"], vocabulary.kinds[slug], before)
            if link in vocabulary.relation_types:
                links.append((slug, link, row["slug"]) if link == "party_to" else (row["slug"], link, slug))
        if links:
            found[row["slug"]] = tuple(links)
    return found


def _link(outer: str, inner: str, before: str) -> str:
    """Return what joins two entities of which the name of one holds that of the other behind some words."""
    if outer == "agreement" and inner in ("country", "organisation") and _PARTY.search(before):
        return "party_to"
    if outer == "document" and inner == "organisation" and _OF.search(before):
        return "published_by"
    if outer == "programme" and inner == "organisation" and _OF.search(before):
        return "organised_by"
    if _OF.search(before) and inner in ("organisation", "programme", "agreement", "document"):
        return "part_of"
    if _ON.search(before) and outer in ("agreement", "law") and inner != "substance":
        return "concerns"
    return "located_in" if inner == "place" and outer in ("event", "organisation") else ""


OLD = 4
"""Years before publication that a report still tells of."""

HEAD = 30
"""Letters at the beginning of a sentence in which it says of when it tells."""


def running_of(before: tuple[Time, ...], times: Iterable[Time], start: int, published: int | None) -> tuple[Time, ...]:
    """Return the periods that a text tells of after a sentence.

    Its own, when one is of its year, or when the sentence, which begins at `start`, begins with an older one;
    a period that is only compared with does not take over.
    """
    found = tuple(time for time in times if time.shape or (time.kind in ("year", "part") and not time.inferred))
    if published is None:
        return before
    if any(time.year in (published, published - 1) for time in found):
        return tuple(sorted(found, key=lambda time: (-time.year, not time.shape)))
    leads = found and found[0].start - start < HEAD and published - OLD <= found[0].year
    return found[:1] if leads else before


def held_of(passages: Iterable[Passage]) -> dict[str, str]:
    """Return the month in which each event was held, where a sentence that names it prints one."""
    found: dict[str, str] = {}
    for passage in passages:
        for mention in passage.mentions:
            for time in passage.times:
                if mention.kind == "event" and time.kind in ("day", "days", "month"):
                    found.setdefault(mention.entity, time.written[:7])
    return found
