"""Dates of milestones and relations: as precisely as a source gives them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.dates import DatedSpan, parse_date
from kzdb.facts.periods import PeriodError


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2009-09-04", "2009-09-04", "2009-09-04", "day"),
        ("2009-09", "2009-09-01", "2009-09-30", "month"),
        ("2008-02", "2008-02-01", "2008-02-29", "month"),
        ("2009", "2009-01-01", "2009-12-31", "year"),
        ("2006-02-07/2006-02-08", "2006-02-07", "2006-02-08", "day"),
        ("2006/2007", "2006-01-01", "2007-12-31", "year"),
    ],
)
def test_dates(text: str, start: str, end: str, precision: str) -> None:
    """The earliest and the latest day that are meant, and how precisely they are known."""
    assert DatedSpan(start, end, precision) == parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9 September 2009",
        "2009-9-4",
        "2009-02-30",
        "2009-13",
        "0000",
        "2006-02-08/2006-02-07",
        "2009/",
        "@2009",
        "2009-Q1",
        "undated",
    ],
)
def test_no_dates(text: str) -> None:
    """Anything else is refused."""
    with pytest.raises(PeriodError, match="a date"):
        parse_date(text)


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_is_itself(day: date) -> None:
    """An ISO day is read as that one day."""
    assert DatedSpan(day.isoformat(), day.isoformat(), "day") == parse_date(day.isoformat())


@pytest.mark.parametrize("text", ["2009-09-04", "2009-09", "2009", "2006-02-07/2006-02-08"])
def test_a_date_is_written_as_it_is_typed(text: str) -> None:
    """`written` is the inverse of `parse_date`."""
    assert text == parse_date(text).written
