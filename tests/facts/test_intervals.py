"""Intervals of exact numbers, and the floats that hold them without ever cutting one short."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.intervals import Interval, float_above, float_below

numbers = st.fractions(min_value=-(10**15), max_value=10**15)
ends = st.none() | numbers


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval; either side may be open."""
    lo, hi = draw(ends), draw(ends)
    return Interval(hi, lo) if lo is not None and hi is not None and lo > hi else Interval(lo, hi)


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        ((1, 2), (3, 4), True),
        ((1, 3), (3, 4), False),
        ((1, None), (0, 1), False),
        ((2, None), (0, 1), True),
        ((None, 1), (2, None), True),
        ((None, None), (5, 6), False),
        ((None, 5), (None, 1), False),
    ],
)
def test_disjoint(one: tuple[int | None, int | None], other: tuple[int | None, int | None], disjoint: bool) -> None:
    """Two intervals are disjoint when no number lies in both; touching ends are one number."""
    first, second = (Interval(*(None if end is None else Fraction(end) for end in pair)) for pair in (one, other))

    assert disjoint == first.disjoint(second)


def test_an_interval_does_not_run_backward() -> None:
    """Its ends are in order, or it is none."""
    with pytest.raises(ValueError, match="from 2 down to 1"):
        Interval(Fraction(2), Fraction(1))


@given(intervals(), intervals())
def test_disjoint_goes_both_ways(one: Interval, other: Interval) -> None:
    """If one cannot agree with the other, the other cannot agree with the one."""
    assert one.disjoint(other) == other.disjoint(one)


@given(intervals())
def test_nothing_is_disjoint_from_itself(one: Interval) -> None:
    """Whatever a figure leaves open agrees with the same figure."""
    assert not one.disjoint(one)


@given(intervals(), intervals())
def test_floats_never_part_what_exact_numbers_join(one: Interval, other: Interval) -> None:
    """Rounding is outward: intervals that meet still meet as floats."""
    floats = [
        Interval(*(None if end is None else Fraction(end) for end in interval.outward())) for interval in (one, other)
    ]

    assert one.disjoint(other) or not floats[0].disjoint(floats[1])


@given(numbers)
def test_outward_floats_are_the_nearest(number: Fraction) -> None:
    """The float below is at most the number, the next one above it; and likewise above."""
    below, above = float_below(number), float_above(number)

    assert Fraction(below) <= number < Fraction(math.nextafter(below, math.inf))
    assert Fraction(math.nextafter(above, -math.inf)) < number <= Fraction(above)
