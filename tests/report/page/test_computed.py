"""Figures of ours: exact numbers, and no digit that the inputs do not carry."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.errors import TemplateError
from kzdb.facts.figures import Decimal10, Figure
from kzdb.report.page.computed import compute


def figure(printed: str, unit: str = "kg", qualifier: str = "exact", high: str | None = None) -> Figure:
    """Return a figure as it is printed: `344.6`, `26e7`."""
    return Figure(number(printed), number(high) if high else None, qualifier, unit)


def number(printed: str) -> Decimal10:
    """Return a number with the digits that are printed."""
    sign, digits, exp10 = Decimal(printed).as_tuple()
    assert isinstance(exp10, int)
    return Decimal10(int("".join(map(str, digits))) * (-1 if sign else 1), exp10)


@pytest.mark.parametrize(
    ("formula", "figures", "expected"),
    [
        ("sum", [figure("0.1"), figure("0.2")], figure("0.3")),
        ("sum", [figure("344.6"), figure("12")], figure("357")),
        ("sum", [figure("6e2"), figure("17")], figure("6e2")),
        ("sum", [figure("5", qualifier="over"), figure("7")], figure("12", qualifier="at_least")),
        ("sum", [figure("100", qualifier="about"), figure("7")], figure("107", qualifier="about")),
        ("difference", [figure("344.6"), figure("724.1")], figure("-379.5")),
        ("difference", [figure("9"), figure("5", qualifier="over")], figure("4", qualifier="at_most")),
        ("change", [figure("344.6"), figure("724.1")], figure("-52.4", "percent")),
        ("change", [figure("3"), figure("2")], figure("50", "percent", "about")),
        ("share", [figure("500"), figure("2000")], figure("25.0", "percent")),
        ("ratio", [figure("724.1"), figure("344.6")], figure("2.1", "times")),
        ("product", [figure("4", "times"), figure("53172")], figure("19e4", qualifier="about", high="24e4")),
        ("product", [figure("4.00", "times"), figure("53172")], figure("2124e2", qualifier="about", high="2130e2")),
        ("product", [figure("4", "times", "at_least"), figure("100")], figure("398", qualifier="at_least")),
    ],
)
def test_the_result_is_as_precise_as_its_inputs(formula: str, figures: list[Figure], expected: Figure) -> None:
    """Digits, qualifier and unit follow from the intervals of the inputs."""
    assert expected == compute(formula, figures)


@pytest.mark.parametrize(
    ("of", "years", "expected"),
    [
        (figure("26e7"), 3, figure("87e6", qualifier="about")),
        (figure("136e6"), 5, figure("272e5", qualifier="about")),
        (figure("41e6"), 1, figure("41e6")),
        (figure("41e6"), 10, figure("41e5")),
        (figure("344.6"), 3, figure("114.87", qualifier="about")),
        (figure("26e7", qualifier="over"), 3, figure("86e6", qualifier="at_least")),
        (figure("26e7", qualifier="under"), 3, figure("87e6", qualifier="at_most")),
        (figure("10e6", high="20e6"), 2, figure("8e6", qualifier="about")),
    ],
)
def test_a_yearly_average_is_as_precise_as_its_input(of: Figure, years: int, expected: Figure) -> None:
    """Its last digit is the first that the input leaves open; a bound is rounded to where it still holds."""
    assert expected == compute("per_year", [of], years)


@pytest.mark.parametrize(
    ("formula", "figures", "says"),
    [
        ("mean", [figure("1"), figure("2")], "formula: got 'mean', expected one of sum, difference,"),
        ("sum", [figure("1")], "sum: got 1 figures, expected at least 2"),
        ("change", [figure("1"), figure("2"), figure("3")], "change: got 3 figures, expected 2"),
        ("sum", [figure("1"), figure("2", "t")], "sum: got kg and t, expected figures of one unit"),
        ("ratio", [figure("1"), figure("0")], "ratio: got a zero to divide by"),
        ("sum", [figure("1", qualifier="over"), figure("2", qualifier="under")], "figures: got ends open in opposite"),
        ("per_year", [figure("260")], "per_year: got a figure for another period, expected one for whole calendar"),
        ("product", [figure("4"), figure("5")], "product: got kg first, expected a multiple"),
    ],
)
def test_what_cannot_be_computed_is_refused(formula: str, figures: list[Figure], says: str) -> None:
    """One clear line."""
    with pytest.raises(TemplateError) as caught:
        compute(formula, figures)

    assert str(caught.value).startswith(says), str(caught.value)


@given(
    st.integers(1, 10**6),
    st.integers(-2, 7),
    st.integers(1, 60),
    st.sampled_from(["exact", "about", "over", "under", "at_least", "at_most"]),
)
def test_a_yearly_average_claims_no_more_than_its_input(coef: int, exp10: int, years: int, qualifier: str) -> None:
    """Its last digit is no finer than what the input leaves open, it is off by no more, and a bound never says more."""
    of = Figure(Decimal10(coef, exp10), None, qualifier, "kg")
    result = compute("per_year", [of], years)
    last, exact = Fraction(10) ** result.low.exp10, of.low.value / years
    inputs = of.interval().scaled(Fraction(1, years))
    if inputs.lo is not None and inputs.hi is not None:
        assert last <= inputs.hi - inputs.lo < 10 * last
        assert abs(result.low.value - exact) <= last / 2
    elif inputs.hi is None:
        assert ("at_least", True) == (result.qualifier, exact - last < result.low.value <= exact)
    else:
        assert ("at_most", True) == (result.qualifier, exact <= result.low.value < exact + last)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=5))
def test_a_sum_lies_where_its_inputs_allow(numbers: list[int]) -> None:
    """The exact sum is in the result's interval, and the order of the inputs changes nothing."""
    figures = [Figure(Decimal10(one, -1), None, "exact", "kg") for one in numbers]
    result = compute("sum", figures)
    interval = result.interval()
    assert interval.lo is not None
    assert interval.hi is not None

    assert interval.lo <= sum(one.low.value for one in figures) <= interval.hi
    assert result == compute("sum", figures[::-1])
