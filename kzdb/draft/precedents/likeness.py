"""How alike two bags of words are: tf-idf cosine, over an inverted index."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Bag", "Index", "Like"]

Bag = Mapping[str, float]
"""Words with their weights."""

T = TypeVar("T")


class Like(NamedTuple, Generic[T]):
    """A case that is like what was looked for, and how much, from 0 to 1."""

    likeness: float
    case: T


class Index(Generic[T]):
    """Cases by their words."""

    def __init__(self) -> None:
        self._cases: list[tuple[Bag, T]] = []
        self._postings: dict[str, list[tuple[int, float]]] | None = None
        self._rarity: dict[str, float] = {}
        self._unseen = 1.0

    def add(self, bag: Bag, case: T) -> None:
        """Add a case."""
        self._cases.append((bag, case))
        self._postings = None

    def find(self, bag: Bag, most: int = 8) -> list[Like[T]]:
        """Return the cases that are most alike, the most alike first."""
        if self._postings is None:
            self._postings = self._built()
        found: defaultdict[int, float] = defaultdict(float)
        for word, weight in self._weighed(bag).items():
            for number, other in self._postings.get(word, ()):
                found[number] += weight * other
        best = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most]
        return [Like(likeness, self._cases[number][1]) for number, likeness in best]

    def _built(self) -> dict[str, list[tuple[int, float]]]:
        count = Counter(word for bag, _ in self._cases for word in bag)
        total = len(self._cases)
        self._rarity = {word: math.log(1 + total / number) for word, number in count.items()}
        self._unseen = math.log(1 + total)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (bag, _) in enumerate(self._cases):
            for word, weight in self._weighed(bag).items():
                postings[word].append((number, weight))
        return postings

    def _weighed(self, bag: Bag) -> dict[str, float]:
        """Return the words of a bag, each weighed by how rare it is, as a vector of length one."""
        weighed = {word: weight * self._rarity.get(word, self._unseen) for word, weight in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {word: weight / length for word, weight in weighed.items()}
