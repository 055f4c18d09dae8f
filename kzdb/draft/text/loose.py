"""Entities that a sentence describes without their name: "closed its office in Tashkent", DEA being the subject.

Their names in the vocabulary say what they are. Such a mention is less sure than a name.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kzdb.draft.text.mentions import Mention
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Descriptions", "stem"]

LEAST = 0.74
"""The part of a name, weighed by how rare its words are, that a sentence must have."""

OF_ITS_YEAR = 0.5
"""The part that does when the sentence has the year of the name, too."""

_WORD = re.compile(r"[^\W\d_]{2,}|\d{4}")
_EMPTY = {
    "the", "of", "and", "in", "on", "for", "to", "a", "an", "with", "from", "by", "at", "between", "within", "together",
}  # fmt: skip
_ENDINGS = re.compile(r"(?:ations?|ings?|ions?|ies|ers?|ed|es|s|e|y)$")
_CALLED = re.compile(r"\b[Tt]he\s+([a-z]+)\b")
_BEHIND = re.compile(r"(?:i|[’']s)?\s+([a-z]+)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_BEHIND = re.compile(r"\s+((?:19|20)\d\d)\b")
_KINDS = ("organisation", "programme", "agreement", "event", "document", "law")


def stem(word: str) -> str:
    """Return what the forms of a word share: seizure, seized, seizing."""
    lower = word.lower()
    cut = _ENDINGS.sub("", lower)
    return (cut if len(cut) > 2 else lower)[:7]


class Descriptions:
    """What entities are called, word by word."""

    def __init__(self, vocabulary: Vocabulary, country: str | None) -> None:
        """Take the entities of a country and of none; those of another one only where a sentence names that."""
        names = {row["slug"]: row["name"] for row in vocabulary.entities}
        self._names = {slug: frozenset(_stems(name)) for slug, name in names.items()}
        self._countries = {row["slug"]: row["country"] for row in vocabulary.entities}
        self._country = country
        of_names = {name: slug for slug, name in names.items() if vocabulary.kinds[slug] == "country"}
        named_in = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(of_names, key=len, reverse=True))) + r")\b")
        self._named_in = {slug: {of_names[n] for n in named_in.findall(name)} for slug, name in names.items()}
        self._own = names.get(country or "", "")
        of_country = self._names.get(country or "", frozenset())
        count = Counter(word for words in self._names.values() for word in words)
        self._rarity = {word: math.log(1 + len(names) / number) for word, number in count.items()}
        self._kinds = vocabulary.kinds
        self._editions: dict[str, dict[str, str]] = defaultdict(dict)
        self._without_year = {slug: _YEAR.sub("", name).strip() for slug, name in names.items()}
        self._years = {slug: frozenset(_YEAR.findall(name)) for slug, name in names.items()}
        for slug, name in names.items():
            if year := _YEAR.search(name):
                self._editions[self._without_year[slug]][year[0]] = slug
        self._bodies: dict[str, str] = {}
        self._wanted: dict[str, frozenset[str]] = {}
        for slug, kind in vocabulary.kinds.items():
            words = frozenset(word for word in self._names[slug] - of_country if not word.isdigit())
            if len(words) > 1 and kind in _KINDS:
                self._wanted[slug] = words
            elif len(words) == 1 and country is not None and self._countries[slug] == country and kind in _KINDS:
                self._bodies[next(iter(words))] = slug
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for slug, words in self._wanted.items():
            self._by_word[max(sorted(words), key=self._rarity.__getitem__)].append(slug)

    def of_their_year(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Return mentions with the edition that the words say: "the 2017 World Drug Report" is not the one of 2007."""
        return [self._of_its_year(text, mention) for mention in mentions]

    def _of_its_year(self, text: str, mention: Mention) -> Mention:
        editions = self._editions.get(self._without_year[mention.entity], {})
        near = text[max(0, mention.start - 8) : mention.end + 8]
        slug = next((editions[year] for year in _YEAR.findall(near) if year in editions), None)
        if slug is None or text[: mention.start].endswith("("):  # an acronym is that of the series
            return mention
        behind = _YEAR_BEHIND.match(text, mention.end)
        end = behind.end() if behind and behind[1] in self._years[slug] else mention.end
        return replace(mention, entity=slug, kind=self._kinds[slug], end=end, text=text[mention.start : end])

    def find(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the entities that a sentence describes and does not name."""
        places: dict[str, tuple[int, int]] = {}
        for mention in mentions:
            for word in self._names.get(mention.entity, ()):
                places.setdefault(word, (mention.start, mention.end))
        for word_found in _WORD.finditer(text):
            places.setdefault(stem(word_found[0]), word_found.span())
        named = {mention.entity for mention in mentions}
        series = {self._without_year[slug] for slug in named}  # the edition that is named is no other one
        of = {"", self._country, *named, *(self._countries[slug] for slug in named)}
        wanted = [
            slug for word in places for slug in self._by_word.get(word, ())
            if self._without_year[slug] not in series and self._countries[slug] in of and self._named_in[slug] <= of
        ]  # fmt: skip
        described = [found for slug in wanted if (found := self._described(slug, places, text, mentions)) is not None]
        apart = [one for one in described if not any(m.start <= one.start and one.end <= m.end for m in mentions)]
        return [*apart, *self._called(text, mentions)]

    def _described(
        self, slug: str, places: Mapping[str, tuple[int, int]], text: str, mentions: Sequence[Mention]
    ) -> Mention | None:
        words = self._wanted[slug]
        there = [places[word] for word in words if word in places]
        held = sum(self._rarity[word] for word in words if word in places)
        years = self._years[slug]
        least = OF_ITS_YEAR if years and years <= set(_YEAR.findall(text)) else LEAST
        if len(set(there)) < 2 or held < least * sum(self._rarity[word] for word in words):
            return None
        named = {(mention.start, mention.end) for mention in mentions}
        own = [place for place in there if place not in named]
        if own and all(m.end <= min(own)[0] or m.start >= max(own)[1] for m in mentions):
            there = own  # "the Ministry has a new unit": the unit
        start, end = min(there)[0], max(place[1] for place in there)
        return Mention(start, end, slug, self._kinds[slug], text[start:end])

    def _called(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """Yield bodies that one word calls: "the government", "the Uzbek government"."""
        for found in _CALLED.finditer(text):
            slug = self._bodies.get(stem(found[1]))
            if slug is not None and all(m.end <= found.start(1) or m.start >= found.end(1) for m in mentions):
                yield Mention(found.start(1), found.end(1), slug, self._kinds[slug], found[1])
        for mention in mentions:
            behind = _BEHIND.match(text, mention.end)
            if mention.entity == self._country and behind:
                slug = self._bodies.get(stem(behind[1]))
                if slug is not None:
                    printed = text[mention.start : behind.end()]
                    yield Mention(mention.start, behind.end(), slug, self._kinds[slug], printed)


def _stems(name: str) -> list[str]:
    return [stem(word) for word in _WORD.findall(name) if word.lower() not in _EMPTY]
