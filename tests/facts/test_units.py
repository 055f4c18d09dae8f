"""Units are found by the words people write, and never by a word that names two."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kzdb.facts.units import Unit, Units

KG = Unit("kg", "kilogram", "kg", "mass", "kg", Fraction(1), ("kilograms",))
GRAM = Unit("g", "gram", "g", "mass", "kg", Fraction(1, 1000))
PERCENT = Unit("percent", "per cent", "%", "ratio", "times", Fraction(1, 100))


@pytest.mark.parametrize("word", ["kg", "kilograms"])
def test_found_by_slug_symbol_and_alias(word: str) -> None:
    """A unit answers to its slug, its symbol and its aliases."""
    assert KG == Units([KG, GRAM]).find(word)


@pytest.mark.parametrize("word", ["KG", "kilo", "", "kilogram"])
def test_not_found(word: str) -> None:
    """Case counts, and a name in words is no alias unless listed."""
    assert None is Units([KG, GRAM]).find(word)


def test_a_symbol_may_be_shared() -> None:
    """Two units may print alike (people and persons print nothing); the first answers to the symbol."""
    points = Unit("points", "percentage points", "%", "points", "points", Fraction(1))

    assert PERCENT == Units([PERCENT, points]).find("%")
    assert points == Units([PERCENT, points]).find("points")


def test_an_alias_names_one_unit() -> None:
    """A word for two units is refused: which one would a seed mean?"""
    with pytest.raises(ValueError, match="'kilograms' names two units, kg and other"):
        Units([KG, Unit("other", "other", "o", "mass", "kg", Fraction(1), ("kilograms",))])


def test_slugs_keep_their_order() -> None:
    """As the vocabulary lists them."""
    units = Units([KG, GRAM, PERCENT])

    assert ["kg", "g", "percent"] == units.slugs()
    assert [KG, GRAM, PERCENT] == list(units)
