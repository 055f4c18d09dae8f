"""What cannot be is refused by what the metric is, and by the clock of the edition."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kzdb.facts.claims import Claim, Milestone, Observation, Relation
from kzdb.facts.dates import parse_date
from kzdb.facts.figures import parse_figure
from kzdb.facts.periods import parse_period
from kzdb.facts.plausible import impossible
from kzdb.facts.units import Unit, Units

UNITS = Units([
    Unit("kg", "kilogram", "kg", "mass", "kg", Fraction(1)),
    Unit("percent", "per cent", "%", "ratio", "times", Fraction(1, 100)),
    Unit("people", "people", "people", "people", "people", Fraction(1)),
    Unit("count", "count", "", "count", "count", Fraction(1)),
])  # fmt: skip
PUBLISHED = parse_date("2015-03")


def observed(value: str, period: str = "2014", **more: str) -> Claim:
    """Return a claim that somebody observed `value`."""
    figure, unit = parse_figure(value, UNITS)
    return Claim(Observation("m", "KAZ", "total", parse_period(period), figure, unit), (), **more)  # type: ignore[arg-type]


def about(subject: str, object_: str, start: str | None = None) -> Claim:
    """Return a claim that two entities are related."""
    return Claim(Relation(subject, "part_of", object_, 1, parse_date(start) if start else None, None, None), ())


def happened(date: str, **more: str) -> Claim:
    """Return a claim that something happened on a date."""
    return Claim(Milestone("x", "opened", 1, parse_date(date)), (), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "nature", "field"),
    [
        (observed("150 percent"), "share", "value"),
        (observed("90..110 percent"), "share", "value"),
        (observed("2.5 people"), "stock", "value"),
        (observed("1..2.5 count"), "flow", "value"),
        (observed("-3 count"), "count", "value"),
        (observed("-3 kg"), "flow", "value"),
        (observed("100 billion people"), "stock", "value"),
        (observed("1000000 trillion kg"), "flow", "value"),
        (observed("3 kg", "2035"), "flow", "period"),
        (observed("3 kg", "9999", modality="planned"), "flow", "period"),
        (observed("3 kg", "0014"), "flow", "period"),
        (happened("2016"), None, "date"),
        (happened("9999", modality="planned"), None, "date"),
        (about("KAZ", "KAZ"), None, "object"),
        (about("KAZ", "UZB", "2016"), None, "from"),
    ],
)
def test_impossible(claim: Claim, nature: str | None, field: str) -> None:
    """The field that is wrong is named."""
    assert field == (impossible(claim, nature, PUBLISHED) or ("",))[0]


@pytest.mark.parametrize(
    ("claim", "nature"),
    [
        (observed("100 percent"), "share"),
        (observed("150 percent"), "ratio"),
        (observed("-3 percent"), "ratio"),
        (observed("1.2 million people"), "stock"),
        (observed("2.5 kg"), "flow"),
        (observed("3 kg", "2015"), "flow"),
        (observed("3 kg", "2016", modality="forecast"), "flow"),
        (observed("3 kg", "undated"), "flow"),
        (happened("2015-03-31"), None),
        (happened("2016", modality="planned"), None),
        (about("KAZ", "UZB", "2015"), None),
    ],
)
def test_possible(claim: Claim, nature: str | None) -> None:
    """What can be is let through."""
    assert impossible(claim, nature, PUBLISHED) is None


def test_an_edition_without_a_date_has_no_clock() -> None:
    """Nothing is later than a day that is not known."""
    assert impossible(observed("3 kg", "2035"), "flow", None) is None
