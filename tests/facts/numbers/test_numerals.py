"""Which numbers a text prints: the whole of each, or a reason why it cannot be read."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.numbers.notation import NOTATIONS
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.facts.numbers.readings import Printed, show

FORMS = list(csv.DictReader(Path(__file__).with_name("printed_numbers.csv").read_text("utf-8").splitlines()))
ENGLISH = NOTATIONS["1,234.5"]


def as_read(number: Printed) -> str:
    """Return a reading as the table writes it."""
    if number.value is None:
        assert number.why
        return "refused"
    if number.interval:
        return f"{number} in {show(number.interval[0])}..{show(number.interval[1])}"
    return str(number)


@pytest.mark.parametrize("form", FORMS, ids=[f"{form['notation']}: {form['printed']}" for form in FORMS])
def test_printed_forms(form: dict[str, str]) -> None:
    """Each printed form has its one reading, or is refused."""
    found = read_numbers(form["printed"], NOTATIONS.get(form["notation"]))

    assert form["read"] == " ".join(as_read(number) for number in found)


def test_the_table_is_long() -> None:
    """At least two hundred different forms are tried."""
    assert len({(form["notation"], form["printed"]) for form in FORMS}) >= 200


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("more than 50 agreements", ("over", "at_least")),
        ("no more than 50", ("at_most",)),
        ("not less than 50", ("at_least",)),
        ("some 3 million dollars", ("about",)),
        ("over $ 100 million", ("over", "at_least")),
        ("about a third", ("about",)),
        ("nearly 3,000", ("about", "under")),
        ("up to 7", ("at_most",)),
        ("свыше 40 тонн", ("over", "at_least")),
        ("не менее 40 тонн", ("at_least",)),
        ("50+", ("at_least",)),
        ("50 or more", ("at_least",)),
        ("144% or more than a year before", ("at_least",)),
        ("200 kg or more of it", ("at_least",)),
        ("approximately equal to 610", ("about",)),
        ("information about 610 groups", ()),
        ("50 people", ()),
        ("a handsome 50", ()),
    ],
)
def test_qualifying_words(text: str, qualifiers: tuple[str, ...]) -> None:
    """Words before or behind a number say which qualifiers a typed value may have."""
    assert [qualifiers] == [number.qualifiers for number in read_numbers(text, ENGLISH)]


def test_more_than_another_number_qualifies_that_one() -> None:
    """ "Or more" behind a unit is of the number before it, "or more than 30" of the one behind."""
    found = read_numbers("24 cases or more than 30 percent", ENGLISH)

    assert [(), ("over", "at_least")] == [number.qualifiers for number in found]


@given(
    number=st.integers(0, 10**15), around=st.text(alphabet="abc ,;$%()", max_size=5), mark=st.sampled_from(", \u00a0'")
)
def test_a_grouped_number_is_read_whole(number: int, around: str, mark: str) -> None:
    """However its groups are set apart, a number is itself and nothing else."""
    printed = f"{number:,}".replace(",", mark)

    found = read_numbers(f"({around} of {printed} kg {around})", ENGLISH)

    assert [Fraction(number)] == [one.value for one in found]


@given(
    year=st.integers(1900, 2099), grams=st.integers(1, 10**9), dash=st.sampled_from("-–—"),
    frame=st.sampled_from(["in {} kg", "({} kilograms)", "heroin: {} kg of it"]),
)  # fmt: skip
def test_a_year_and_a_dash_begin_no_range(year: int, grams: int, dash: str, frame: str) -> None:
    """What a source measured in a year is never the other end of a range that the year begins."""
    value = f"{grams / 1000:,.3f}"
    found = read_numbers(frame.format(f"{year} {dash} {value}"), ENGLISH)

    assert [Fraction(year), Fraction(grams, 1000)] == [one.value for one in found]


@given(
    tonnes=st.integers(1, 99), kilograms=st.integers(1, 999), grams=st.integers(1, 999),
    units=st.sampled_from([("t", "kg", "g"), ("tons", "kilograms", "grams"), ("т", "кг", "г"), ("тонны", "кг", "гр")]),
)  # fmt: skip
def test_a_compound_measure_is_its_sum(tonnes: int, kilograms: int, grams: int, units: tuple[str, str, str]) -> None:
    """Parts of falling units are one figure, known to the smallest of them."""
    printed = f"{tonnes} {units[0]} {kilograms} {units[1]} {grams} {units[2]}"
    (one,) = read_numbers(f"({printed} of it)", ENGLISH)

    assert (printed, "kg", 3) == (one.text, one.measure, one.places)
    assert tonnes * 1000 + kilograms + Fraction(grams, 1000) == one.value


def test_a_number_may_begin_a_line() -> None:
    """A word at the end of the line before is no part of it."""
    (printed,) = read_numbers("a total of\n1,088 kg", NOTATIONS["1,234.5"])

    assert 1088 == printed.value


@given(text=st.text(alphabet="0123456789.,-– /½'[]()±$%mkbn toandfive", max_size=24))
def test_no_digit_belongs_to_two_numbers(text: str) -> None:
    """Readings never overlap, so no digit proves two numbers; a text of any shape is read or refused, never a crash."""
    found = read_numbers(text, ENGLISH)

    assert all(before.end <= after.start for before, after in pairwise(found))
    digits = {place for place, letter in enumerate(text) if letter.isdigit()}
    assert digits <= {place for number in found for place in range(number.start, number.end)}


_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES = ["", *f"{_ONES} eighteen nineteen".split()]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]


def spelled(number: int, with_and: bool) -> str:
    """Return a number below a thousand million in English words."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            more, rest = " and " if with_and and number % size < 100 else " ", number % size
            return f"{spelled(number // size, with_and)} {name}" + (more + spelled(rest, with_and) if rest else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(number=st.integers(1, 10**9 - 1), with_and=st.booleans())
def test_number_words_are_read_back(number: int, with_and: bool) -> None:
    """Every number that is spelled out is read as that number, whole."""
    assert [Fraction(number)] == [one.value for one in read_numbers(f"{spelled(number, with_and)} people", ENGLISH)]
