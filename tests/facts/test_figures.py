"""What a typed value says: an exact decimal, how precisely it is known, and the interval that leaves open."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.figures import ABOUT, Decimal10, Figure, FigureError, parse_figure, parse_number
from kzdb.facts.intervals import Interval
from kzdb.facts.units import Unit, Units

KG = Unit("kg", "kilogram", "kg", "mass", "kg", Fraction(1), ("kilograms",))
TONNE = Unit("t", "tonne", "t", "mass", "kg", Fraction(1000), ("metric tons",))
USD = Unit("USD", "United States dollar", "USD", "money", "USD", Fraction(1), ("US$",))
PEOPLE = Unit("people", "people", "people", "people", "people", Fraction(1))
UNITS = Units([KG, TONNE, USD, PEOPLE])

decimals = st.builds(Decimal10, st.integers(-(10**15), 10**15), st.integers(-9, 9))
positive = st.builds(Decimal10, st.integers(0, 10**15), st.integers(-9, 9))
qualifiers = st.sampled_from(["exact", "about", "at_least", "at_most", "over", "under"])
factors = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6)


def interval_of(text: str) -> tuple[Fraction | None, Fraction | None]:
    """Return the interval of a typed value, in the base unit."""
    figure, unit = parse_figure(text, UNITS)
    interval = figure.interval(unit.factor)
    return interval.lo, interval.hi


@pytest.mark.parametrize(
    ("text", "coef", "exp10"),
    [
        ("7", 7, 0),
        ("344.6", 3446, -1),
        ("36,137", 36137, 0),
        ("1,234,567.80", 123456780, -2),
        ("250", 25, 1),
        ("2,000", 2, 3),
        ("600.", 600, 0),
        ("10.0", 100, -1),
        ("0", 0, 0),
        ("0.00", 0, -2),
        ("-3.5", -35, -1),
        ("+41", 41, 0),
    ],
)
def test_numbers(text: str, coef: int, exp10: int) -> None:
    """The last digit typed is the last one known; trailing zeros of a whole number are not, but for a final dot."""
    assert Decimal10(coef, exp10) == parse_number(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 people", Interval(Fraction(19, 2), Fraction(21, 2))),
        ("10 kg", Interval(Fraction(5), Fraction(15))),
        ("120 people", Interval(Fraction(115), Fraction(125))),
        ("20..30 people", Interval(Fraction(39, 2), Fraction(61, 2))),
        ("10 thousand people", Interval(Fraction(5_000), Fraction(15_000))),
    ],
)
def test_few_that_are_counted_are_not_rounded(text: str, expected: Interval) -> None:
    """Eleven groups are one more than ten of them."""
    assert expected == parse_figure(text, UNITS)[0].interval()


@pytest.mark.parametrize(
    "text", ["", "twelve", "1,23", "12,34,567", "1.2.3", "1e5", "0x10", " 7", "7 ", ".5", "--1", "١٢"]
)
def test_no_numbers(text: str) -> None:
    """Anything else is refused, digits of other scripts too."""
    with pytest.raises(FigureError, match="is no number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("344.6 kg", "exact", (3446, -1), None),
        ("~ 250 kg", "about", (25, 1), None),
        ("> 50 kg", "over", (5, 1), None),
        (">= 50 kg", "at_least", (5, 1), None),
        ("< 50 kg", "under", (5, 1), None),
        ("<= 50 kg", "at_most", (5, 1), None),
        (">50 kg", "over", (5, 1), None),
        ("136 million USD", "exact", (136, 6), None),
        ("1.5 billion US$", "exact", (15, 8), None),
        ("2 hundred kilograms", "exact", (2, 2), None),
        ("1.2 metric tons", "exact", (12, -1), None),
        ("18,000..20,000 kg", "exact", (18, 3), (2, 4)),
        ("1.5 .. 2.5 million USD", "exact", (15, 5), (25, 5)),
        ("~ 3..4 t", "about", (3, 0), (4, 0)),
        ("  12 kg  ", "exact", (12, 0), None),
    ],
)
def test_values(text: str, qualifier: str, low: tuple[int, int], high: tuple[int, int] | None) -> None:
    """A value is a qualifier, a number or a range, a magnitude and a unit."""
    figure, unit = parse_figure(text, UNITS)

    assert Figure(Decimal10(*low), Decimal10(*high) if high else None, qualifier, unit.slug) == figure


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("344.6", "a value like"),
        ("kg", "a value like"),
        ("", "a value like"),
        ("about 5 kg", "a value like"),
        ("5kg", "a value like"),
        ("5 - 7 kg", "a unit of"),
        ("5 stones", "not 'stones'"),
        ("5 million", "not 'million'"),
        ("5 Million USD", "not 'Million USD'"),
        ("20..18 kg", "a range that goes up"),
        ("18..18 kg", "a range that goes up"),
        ("1,23 kg", "'1,23' is no number"),
        ("5..1,23 kg", "'1,23' is no number"),
    ],
)
def test_no_values(text: str, complaint: str) -> None:
    """The message says what was expected."""
    with pytest.raises(FigureError, match=complaint):
        parse_figure(text, UNITS)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("344.6 kg", Fraction("344.55"), Fraction("344.65")),
        ("24.6 t", 24_550, 24_650),
        ("250 thousand USD", 245_000, 255_000),
        ("2,000 kg", 1_500, 2_500),
        ("2,000. kg", Fraction("1999.5"), Fraction("2000.5")),
        ("18,000..20,000 kg", 17_500, 25_000),
        ("> 50 kg", 50, None),
        (">= 50 kg", 50, None),
        ("< 50 kg", None, 50),
        ("<= 50 kg", None, 50),
        ("~ 100. kg", 90, 110),
        ("~ 1 kg", Fraction(1, 2), Fraction(3, 2)),
    ],
)
def test_intervals(text: str, lo: Fraction | None, hi: Fraction | None) -> None:
    """Rounding leaves half a unit of the last known digit on either side, "about" at least a tenth."""
    assert (lo, hi) == interval_of(text)


def test_a_rounded_figure_does_not_contradict_the_exact_one() -> None:
    """1.2 t leaves 1,150 to 1,250 kg open, and 1,234 kg lies inside."""
    rounded, exact = Interval(*interval_of("1.2 t")), Interval(*interval_of("1,234 kg"))

    assert not rounded.disjoint(exact)
    assert rounded.disjoint(Interval(*interval_of("1,251 kg")))


@given(number=decimals, magnitude=st.integers(0, 12))
def test_a_number_is_read_back_exactly(number: Decimal10, magnitude: int) -> None:
    """However many digits: what is typed is what is kept, to the last one."""
    digits = f"{abs(number.coef):0{max(1, 1 - number.exp10)}d}"
    whole, fraction = (digits[: number.exp10], digits[number.exp10 :]) if number.exp10 < 0 else (digits, "")
    typed = f"{'-' if number.coef < 0 else ''}{int(whole):,}.{fraction}"

    read = parse_number(typed, magnitude)

    assert number.coef * Fraction(10) ** min(number.exp10, 0) * 10**magnitude == read.value
    assert min(number.exp10, 0) + magnitude == read.exp10


@given(low=positive, more=st.none() | positive, qualifier=qualifiers, factor=factors)
def test_an_interval_contains_its_figure(
    low: Decimal10, more: Decimal10 | None, qualifier: str, factor: Fraction
) -> None:
    """Both ends of what was printed lie in the interval, in whatever unit."""
    high = more if more and more.value > low.value else None
    interval = Figure(low, high, qualifier, "kg").interval(factor)

    for number in (low.value * factor, (high or low).value * factor):
        assert interval.lo is None or qualifier in ("over", "at_least") or interval.lo <= number
        assert interval.hi is None or qualifier in ("under", "at_most") or number <= interval.hi


@given(number=decimals, factor=factors)
def test_scaling_is_exact(number: Decimal10, factor: Fraction) -> None:
    """The interval of another unit is the interval times the factor: no digit is lost on the way."""
    figure = Figure(number, None, "exact", "kg")

    assert figure.interval().scaled(factor) == figure.interval(factor)
    assert figure.interval() == figure.interval(factor).scaled(1 / factor)


@given(number=positive)
def test_about_is_never_narrower_than_exact(number: Decimal10) -> None:
    """ "About" leaves at least what rounding leaves, and at least a tenth."""
    exact = Figure(number, None, "exact", "kg").interval()
    about = Figure(number, None, "about", "kg").interval()

    assert about.lo is not None
    assert about.hi is not None
    assert about.lo <= exact.lo <= exact.hi <= about.hi
    assert number.value * ABOUT <= number.value - about.lo


@given(number=decimals, digits=st.integers(1, 6))
def test_fewer_digits_are_never_further_off_than_half_of_the_last(number: Decimal10, digits: int) -> None:
    """What is before the point stays; what is shorter already stays."""
    short = number.to_digits(digits)

    assert short.exp10 >= number.exp10
    assert abs(short.value - number.value) <= (short.half_unit if short != number else 0)
    assert short.exp10 <= max(0, number.exp10)
