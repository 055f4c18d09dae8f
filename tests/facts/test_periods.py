"""Valid time as it is typed: which days, and what kind of period."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.periods import PERIOD_TYPES, UNDATED, Period, PeriodError, parse_calendar, parse_period

days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("2014-05", "2014-05-01", "2014-05-31", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2014-05-31", "2014-05-31", "2014-05-31", "day"),
        ("2014-Q1", "2014-01-01", "2014-03-31", "quarter"),
        ("2014-Q4", "2014-10-01", "2014-12-31", "quarter"),
        ("2014-H1", "2014-01-01", "2014-06-30", "half_year"),
        ("2014-H2", "2014-07-01", "2014-12-31", "half_year"),
        ("2014-01/2014-09", "2014-01-01", "2014-09-30", "nine_months"),
        ("2014-02/2014-10", "2014-02-01", "2014-10-31", "range"),
        ("2014-01/2014-06", "2014-01-01", "2014-06-30", "half_year"),
        ("2014-01/2014-12", "2014-01-01", "2014-12-31", "year"),
        ("2007/2008", "2007-01-01", "2008-12-31", "range"),
        ("2014-05-01/2014-05-02", "2014-05-01", "2014-05-02", "range"),
        ("@2014-09-30", "2014-09-30", "2014-09-30", "point"),
        ("@2014-09", "2014-09-01", "2014-09-30", "point"),
        ("@2014", "2014-01-01", "2014-12-31", "point"),
        ("undated", "0001-01-01", "9999-12-31", "undated"),
    ],
)
def test_periods(text: str, start: str, end: str, kind: str) -> None:
    """Both days are in; nine months from January are nine months, any other span is a range."""
    assert Period(start, end, kind) == parse_period(text)
    assert kind in PERIOD_TYPES


@pytest.mark.parametrize(
    ("calendar", "start", "end"),
    [
        ("01-01/start", "2014-01-01", "2014-12-31"),
        ("10-01/end", "2013-10-01", "2014-09-30"),
        ("04-01/start", "2014-04-01", "2015-03-31"),
    ],
)
def test_a_fiscal_year_is_read_by_a_calendar(calendar: str, start: str, end: str) -> None:
    """It begins on the calendar's day, and is named by the year it ends in or begins in."""
    period = parse_period("FY2014", parse_calendar(calendar))

    assert (start, end) == (period.start, period.end)


def test_a_fiscal_year_without_a_calendar_is_refused() -> None:
    """Nobody knows which twelve months it is."""
    with pytest.raises(PeriodError, match=r"fiscal_year"):
        parse_period("FY2014")


@pytest.mark.parametrize(
    "text",
    [
        "", "14", "2014-13", "2014-00", "2014-02-30", "2015-02-29", "2014-05-00", "0000", "2014-Q5", "2014-H3",
        "2014-q1", "2014-09/2014-01", "2014/2013", "2014-05-01/2014-05-01", "2014/", "/2014", "FY14", "@FY2014",
        "@2014/2015", "2014-1", "2014 ", " 2014", "May 2014", "Undated", "2014-01/2014-09/2014-10", "20145", "٢٠١٤",
    ],
)  # fmt: skip
def test_no_periods(text: str) -> None:
    """Anything else is refused, days that do not exist and spans that run backward too."""
    with pytest.raises(PeriodError, match=r"a period|a date that exists"):
        parse_period(text)


@given(first=days, last=days)
def test_a_span_keeps_its_days(first: date, last: date) -> None:
    """A typed span of days is that span, whatever type it gets; backward it is refused."""
    text = f"{first.isoformat()}/{last.isoformat()}"
    if first < last:
        period = parse_period(text)

        assert (first.isoformat(), last.isoformat()) == (period.start, period.end)
    else:
        with pytest.raises(PeriodError):
            parse_period(text)


@given(day=days)
def test_precision_only_widens(day: date) -> None:
    """A day lies in its month, its quarter, its half-year, its year, and in the undated."""
    iso = day.isoformat()
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    texts = [iso, iso[:7], f"{iso[:4]}-Q{quarter}", f"{iso[:4]}-H{half}", iso[:4]]
    periods = [*map(parse_period, texts), UNDATED]

    for narrow, wide in pairwise(periods):
        assert wide.start <= narrow.start <= narrow.end <= wide.end


@pytest.mark.parametrize(
    "text",
    ["2014", "2014-05", "2014-05-31", "2014-Q1", "2014-Q4", "2014-H2", "2014-01/2014-09", "2007/2008", "@2014-09-30",
     "@2014-09", "@2014", "2016-12-22/2017-09-22", "2016-01/2017-09", "undated"],
)  # fmt: skip
def test_a_period_is_written_as_it_is_typed(text: str) -> None:
    """`written` is the inverse of `parse_period`."""
    assert text == parse_period(text).written
