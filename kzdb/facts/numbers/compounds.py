"""Measures that are printed in several units, "3 tons 96 kg 611 g": one figure, never one of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from kzdb.facts.numbers.readings import Printed

__all__ = ["cuts_compound", "join_compounds"]


class _Part(NamedTuple):
    """A unit that a compound may have: the base unit that its sum is in, and the power of ten that it is of that."""

    base: str
    power: int


_WORDS = {
    _Part("kg", 3): "t tons? tonnes? т тн тонн тонна тонны тонну",
    _Part("kg", 0): "kgs? kilos? kilogramm?e?s? кг кило килограмм килограмма килограммов",
    _Part("kg", -3): "gr? grams? grammes? г гр грамм грамма граммов",
    _Part("kg", -6): "mg milligramm?e?s? мг миллиграмм миллиграмма миллиграммов",
    _Part("litre", 0): "l litres? liters? л литр литра литров",
    _Part("litre", -3): "ml millilitres? milliliters? мл миллилитр миллилитра миллилитров",
}
_UNITS = [(re.compile(words.replace(" ", "|"), re.IGNORECASE), part) for part, words in _WORDS.items()]
_ANY = "|".join(words.replace(" ", "|") for words in _WORDS.values())
_UNIT = re.compile(rf"\s?-?(?P<unit>{_ANY})(?!\w)", re.IGNORECASE)
_GAP = re.compile(r"\.?[\s\u00a0\u202f]{1,2}")
_TWO = re.compile(rf"\s?-?(?:{_ANY}){_GAP.pattern}\w[\w.,'’]*\s?-?(?:{_ANY})(?!\w)", re.IGNORECASE)
_DECIMALS = re.compile(r"[.,]([0-9]+)$")


def join_compounds(text: str, found: Sequence[Printed]) -> list[Printed]:
    """Return the numbers found in `text`, those of one compound measure joined.

    The units of a compound fall, and each part is less than one of the unit before: "5 kg 2000 g" is two figures. Its
    value is in the base unit, which `measure` names; it goes on to the end of the last unit.
    """
    joined: list[Printed] = []
    index = 0
    while index < len(found):
        last = _last_of(text, found, index)
        joined.append(found[index] if last == index else _sum(text, found[index : last + 1]))
        index = last + 1
    return joined


def cuts_compound(text: str, at: int) -> bool:
    """Whether text[at] may lie inside a compound measure; read_numbers says whether it does."""
    return _TWO.search(text, max(0, at - 48), at + 48) is not None


def _last_of(text: str, found: Sequence[Printed], first: int) -> int:
    """Return the index of the last part of the compound that begins with a number; its own when none does."""
    last, before = first, _measured(text, found[first])
    while before is not None and last + 1 < len(found):
        unit, value, end = before
        after = _measured(text, found[last + 1])
        if after is None or _GAP.fullmatch(text, end, found[last + 1].start) is None:
            break
        smaller, rest, _ = after
        is_falling = smaller.base == unit.base and smaller.power < unit.power
        if not is_falling or value.denominator != 1 or rest >= 10 ** (unit.power - smaller.power):
            break
        last, before = last + 1, after
    return last


def _measured(text: str, printed: Printed) -> tuple[_Part, Fraction, int] | None:
    """Return the unit behind a plain number, the number, and where the unit ends; None when there is no unit."""
    value = printed.value
    if value is None or value < 0 or printed.scale != 1 or not printed.text[0].isalnum():
        return None
    unit = _UNIT.match(text, printed.end)
    if unit is None:
        return None
    return next(part for words, part in _UNITS if words.fullmatch(unit["unit"])), value, unit.end()


def _sum(text: str, parts: Sequence[Printed]) -> Printed:
    measured = [one for part in parts if (one := _measured(text, part)) is not None]
    smallest, last, end = measured[-1]
    total = sum((value * Fraction(10) ** unit.power for unit, value, _ in measured), Fraction(0))
    decimals = _DECIMALS.search(parts[-1].text) if last.denominator != 1 else None
    places = -smallest.power + (len(decimals[1]) if decimals else 0)
    return Printed(parts[0].start, end, text[parts[0].start : end], total, measure=smallest.base, places=places)
