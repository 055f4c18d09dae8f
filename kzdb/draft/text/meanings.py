"""Which metric a figure answers: by cues, which people wrote, and by the words of the metric's own name.

A metric that is new in the vocabulary is found by its name at once; a cue is for what documents call it otherwise.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kzdb.draft.text.quantities import Quantity
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Meanings", "Meant", "matches", "meanings_of"]

REACH = 130
"""Characters between a figure and the words that say what it counts."""

LEAST = 0.55
"""The part of a metric's name that must be near a figure, weighed by how rare its words are and how near."""

WEIGHT_OF_ALL = 0.15
"""What a word of a name weighs that all metrics of its dimension have."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMON = {
    "a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "its", "of", "on", "or", "per", "s",
    "the", "their", "to", "with", "area", "length", "number", "other", "part", "share", "size", "street", "time",
    "value", "volume", "weight",
}  # fmt: skip
"""Words of names that documents do not repeat beside a figure: its unit says them."""

_CLAUSE = re.compile(r"[.,;:](?:\s|$)|[()]")


@dataclass(frozen=True, slots=True)
class Meant:
    """A metric that a figure may answer, how sure that is from 0 up, and the words that say so (their place)."""

    metric: str
    score: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meanings:
    """What metrics are called: `cues` are patterns, `names` the stems of each name with their weights.

    `same` has the stems that mean another one, `least` is the score that a name needs.
    """

    cues: Mapping[str, tuple[re.Pattern[str], ...]]
    names: Mapping[str, Mapping[str, float]]
    same: Mapping[str, str]
    least: float = LEAST

    def find(self, text: str, plain: str, quantity: Quantity, others: list[Quantity], around: str) -> Iterator[Meant]:
        """Yield each metric whose words are near a figure of a sentence.

        Args:
            text: the sentence.
            plain: the same with blanks for the names of entities.
            quantity: the figure, its place counted from the start of the sentence.
            others: the other figures of the sentence.
            around: the sentence before and the heading, which may say what the figure is of.
        """
        for metric, patterns in self.cues.items():
            for pattern in patterns:
                for found in matches(pattern, text):
                    if any(one.start < found.end() and found.start() < one.end for one in others):
                        continue  # its words are of another figure
                    cost = _cost(text, quantity, others, *found.span())
                    if cost is not None:
                        yield Meant(metric, 1.1 - cost / REACH, *found.span())
        near = self._near(plain, quantity, others, around)
        for metric, stems in self.names.items():
            held = {stem: near[stem] for stem in stems if stem in near}
            if len(stems) == 1 and held and max(held.values())[0] < 0.9:
                continue  # one word says little from afar
            score = sum(stems[stem] * weight for stem, (weight, _, _) in held.items()) / sum(stems.values())
            if score >= self.least:
                _, start, end = max(held.values())
                is_whole = score > 0.85 and len(stems) > 1
                yield Meant(metric, score + 0.02 * len(held) + 0.25 * is_whole, start, end)

    def _near(
        self, text: str, quantity: Quantity, others: list[Quantity], around: str
    ) -> dict[str, tuple[float, int, int]]:
        """Return the stems near a figure, each with the weight of its nearest place, and that place."""
        behind = min([one.start for one in others if one.start >= quantity.end] + [quantity.end + 70, len(text)])
        if stop := _CLAUSE.search(text, quantity.end, behind):
            behind = stop.start()
        ahead = max([one.end for one in others if one.end <= quantity.start] + [quantity.start - 90, 0])
        near: dict[str, tuple[float, int, int]] = {}
        for word in _WORD.finditer(around):
            near.setdefault(self._stem(word[0]), (0.4, quantity.start, quantity.end))
        for word in _WORD.finditer(text):
            start, end = word.span()
            weight = 1.0 if quantity.start <= start < behind else 0.9 if ahead <= start < quantity.start else 0.6
            for part in {word[0], *word[0].split("-")}:
                for stem in {self._stem(part), _singular(part)}:
                    if stem not in near or near[stem][0] < weight:
                        near[stem] = (weight, start, end)
        return near

    def is_named(self, metric: str, words: str) -> bool:
        """Say whether all of some words are of the name of a metric."""
        return all(self._stem(word) in self.names.get(metric, ()) for word in _WORD.findall(words))

    def has(self, word: str, text: str) -> bool:
        """Say whether a text has a word, or another that means it; a superlative compares with all others."""
        found = (one for one in _WORD.findall(text) if not one.endswith("est"))
        return any(self._stem(one) == self._stem(word) for one in found)

    def _stem(self, word: str) -> str:
        stem = _stem(word)
        return self.same.get(stem, stem)


def meanings_of(
    vocabulary: Vocabulary,
    language: str,
    cues: Mapping[str, tuple[re.Pattern[str], ...]],
    words: Mapping[str, list[str]],
) -> Meanings:
    """Return what metrics are called in a language.

    Args:
        vocabulary: its metrics, and their names in `language`, which are in the lists for English.
        language: the document's.
        cues: patterns of each metric.
        words: for a word of names, others that mean the same; "{substance}" is the name of any substance.
    """
    same = {
        _stem(other): _stem(word)
        for word, others in words.items()
        for listed in others
        for other in (_substances(vocabulary, language) if listed == "{substance}" else [listed])
    }
    if language == "en":
        names = {row["slug"]: row["name"] for row in vocabulary.other_rows["metrics"]}
    else:
        names = {
            row["slug"]: row["name"]
            for row in vocabulary.labels
            if row["list"] == "metrics" and row["language"] == language
        }
    stems = {slug: _stems(name, same) for slug, name in names.items()}
    return Meanings(cues, {slug: _weighed(slug, stems, vocabulary) for slug in stems if stems[slug]}, same)


def _substances(vocabulary: Vocabulary, language: str) -> list[str]:
    """Return the names of substances that are one word."""
    slugs = {row["slug"]: row["name"] for row in vocabulary.entities if row["kind"] == "substance"}
    if language != "en":
        slugs = {
            row["slug"]: row["name"]
            for row in vocabulary.labels
            if row["list"] == "entities" and row["language"] == language and row["slug"] in slugs
        }
    return [name for name in slugs.values() if _WORD.fullmatch(name)]


def _weighed(slug: str, stems: Mapping[str, set[str]], vocabulary: Vocabulary) -> dict[str, float]:
    """Return the stems of a metric's name with how well each tells it from the others that are measured alike."""
    dimension = vocabulary.metrics[slug].dimension
    alike = [of_metric for other, of_metric in stems.items() if vocabulary.metrics[other].dimension == dimension]
    count = Counter(stem for of_metric in alike for stem in of_metric)
    return {stem: WEIGHT_OF_ALL + math.log(len(alike) / count[stem]) for stem in sorted(stems[slug])}


def _stems(name: str, same: Mapping[str, str]) -> set[str]:
    """Return the stems of a name; of a name of one word that word itself, so that a prison is no prisoner."""
    words = [word for word in _WORD.findall(name.replace("-", " ")) if _stem(word)]
    if len(words) == 1:
        return {_singular(words[0])}
    return {same.get(_stem(word), _stem(word)) for word in words}


def _singular(word: str) -> str:
    lower = word.lower()
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") and len(lower) > 3 else lower


def _stem(word: str) -> str:
    """Return what the forms of a word share: "seizures", "seized"; "" for a word that says little."""
    lower = _singular(word)
    if word.lower() in _COMMON:
        return ""
    return lower[:5].rstrip("aeiou") or lower


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield matches from every place, also those that begin inside another: the nearest words are the last ones."""
    start = 0
    while (found := pattern.search(text, start)) is not None:
        yield found
        start = found.start() + 1


def _cost(text: str, quantity: Quantity, others: list[Quantity], start: int, end: int) -> float | None:
    """Return how far a cue is from a figure, less the more it says; None when it is out of reach."""
    if start >= quantity.end:
        gap = start - quantity.end
        if ";" in text[quantity.end : start]:
            return None
    elif end <= quantity.start:
        gap = 8 + quantity.start - end
        if ";" in text[end : quantity.start]:
            return None
    else:
        gap = 0
    crossed = sum(min(end, quantity.end) <= one.start < max(start, quantity.start) for one in others)
    return gap + 15 * crossed - 2 * (end - start) if gap <= REACH else None
