"""Which numbers stand in a run of words: how a typed value is proven to have been read off its quote."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.numerals import numbers_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("344.6 kilograms (kg) of heroin", Fraction("344.6")),
        ("724.1kg in 2013", Fraction("724.1")),
        ("36,137 people", 36_137),
        ("rose six-fold", 6),
        ("rose sixfold", 6),
        ("twice as many", 2),
        ("elected twice", 2),
        ("four times", 4),
        ("three stages", 3),
        ("the Third conference", 3),
        ("a dozen", 12),
        ("half of them", Fraction(1, 2)),
        ("250 thous.", 250_000),
        ("US$ 136 million", 136_000_000),
        ("$18,000-$20,000", 18_000),
        ("$18,000-$20,000", 20_000),
        ("two hundred thousand", 200_000),
        ("Phase IV", 4),
        ("15%", 15),
        ("2011-2013", 2013),
    ],
)
def test_numbers_found(text: str, number: Fraction) -> None:
    """Digits, words, ordinals, Roman numerals, and each of them with the scale that follows."""
    assert Fraction(number) in numbers_in(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("36,137 people", 137),
        ("36,137 people", 36),
        ("344.6 kg", 6),
        ("million people, 5 of them", 5_000_000),
        ("a bone and a tent", 10),
        ("weighty", 8),
        ("iv", 4),
        ("250 kg, thousand", 250_000),
    ],
)
def test_numbers_not_found(text: str, number: int) -> None:
    """A part of a number is not that number, a scale counts only behind it, a word must be whole."""
    assert Fraction(number) not in numbers_in(text)


def test_no_numbers() -> None:
    """Words without a number hold none."""
    assert set() == numbers_in("by the southern route, Қазақстан, ½ ٣")


@given(st.integers(0, 10**12), st.text(alphabet="abc ,.$%()", max_size=5))
def test_any_grouped_number_is_found(number: int, around: str) -> None:
    """A number with thousands set apart is found whatever stands around it."""
    assert Fraction(number) in numbers_in(f"{around} {number:,} {around}")
