"""Units with exact factors to the base unit of their dimension."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Unit", "Units"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `factor` of it make one of the unit `base` (kg 1, t 1000 kg, percent 1/100).

    Figures compare when their units have one base. A currency is its own base within the dimension money.
    """

    slug: str
    name: str
    symbol: str
    dimension: str
    base: str
    factor: Fraction
    aliases: tuple[str, ...] = ()


class Units:
    """The units of a vocabulary, found by slug, symbol or alias."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_word: dict[str, Unit] = {}
        self._by_slug: dict[str, Unit] = {}
        for unit in units:
            self._by_slug[unit.slug] = unit
            for word in (unit.slug, unit.symbol, *unit.aliases):
                if word and self._by_word.setdefault(word, unit) is not unit and word != unit.symbol:
                    raise ValueError(f"{word!r} names two units, {self._by_word[word].slug} and {unit.slug}")

    def find(self, word: str) -> Unit | None:
        """Return the unit that `word` (slug, symbol or alias) names, or None."""
        return self._by_slug.get(word) or self._by_word.get(word)

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._by_slug.values())

    def slugs(self) -> list[str]:
        """Return every slug, in the order given."""
        return list(self._by_slug)
