"""Valid time: the period a fact is about, with what kind of period it is.

Nine months are not a year; a point is not a day's flow. The type is part of the slot, so they never meet.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

__all__ = ["PERIOD_TYPES", "UNDATED", "Period", "PeriodError", "parse_period"]

PERIOD_TYPES = (
    "day", "month", "quarter", "nine_months", "half_year", "year", "fiscal_year", "range", "point", "undated",
)  # fmt: skip

_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE = re.compile(rf"(?P<point>@)?(?P<date>{_DATE})")
_SPAN = re.compile(rf"(?P<first>{_DATE})/(?P<last>{_DATE})")
_PART = re.compile(r"(?P<year>[0-9]{4})-(?P<part>Q[1-4]|H[12])")
_FISCAL = re.compile(r"FY(?P<year>[0-9]{4})")


class PeriodError(ValueError):
    """A typed period that is none; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days in, as ISO dates; `type` is one of `PERIOD_TYPES`."""

    start: str
    end: str
    type: str


UNDATED = Period("0001-01-01", "9999-12-31", "undated")
"""The source gives no time and none can be inferred."""


def parse_period(text: str) -> Period:
    """Return the period that `text` writes.

    "2014", "2014-05", "2014-05-31", "2014-Q1", "2014-H1", "2014-01/2014-09" (nine months), "2007/2008" (a range),
    "@2014-09-30" or "@2014" (a point, known to the day, month or year), "FY2014", "undated".

    Raises:
        PeriodError: none of these, a date that does not exist, or a span that runs backward.
    """
    if text == "undated":
        return UNDATED
    if match := _SINGLE.fullmatch(text):
        start, end = bounds(match["date"])
        name = {4: "year", 7: "month", 10: "day"}[len(match["date"])]
        return Period(start, end, "point" if match["point"] else name)
    if match := _PART.fullmatch(text):
        months = 3 if match["part"][0] == "Q" else 6
        first = (int(match["part"][1]) - 1) * months + 1
        start = f"{match['year']}-{first:02}-01"
        end = bounds(f"{match['year']}-{first + months - 1:02}")[1]
        return Period(start, end, "quarter" if months == 3 else "half_year")
    if match := _FISCAL.fullmatch(text):
        return Period(f"{match['year']}-01-01", f"{match['year']}-12-31", "fiscal_year")
    if match := _SPAN.fullmatch(text):
        start, end = bounds(match["first"])[0], bounds(match["last"])[1]
        if end <= start:
            raise PeriodError("a period whose end comes after its start")
        return Period(start, end, _span_type(start, end))
    raise PeriodError("a period like 2014, 2014-05, 2014-Q1, 2014-01/2014-09, 2007/2008, @2014-09-30 or undated")


def bounds(date: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO prefix (year, month or day).

    Raises:
        PeriodError: there is no such day.
    """
    parts = [int(part) for part in date.split("-")]
    year, month, day = (*parts, 0, 0)[:3]
    try:
        if not 1 <= year <= 9999:
            raise ValueError(year)
        last_month = month or 12
        last_day = calendar.monthrange(year, last_month)[1]
        if day > last_day or (len(parts) == 3 and day < 1) or (len(parts) > 1 and month < 1):
            raise ValueError(date)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise PeriodError(f"a date that exists, not {date}") from error
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{last_month:02}-{day or last_day:02}"


def _span_type(start: str, end: str) -> str:
    same_year = start[:4] == end[:4]
    return (
        {
            ("01-01", "12-31"): "year",
            ("01-01", "09-30"): "nine_months",
            ("01-01", "06-30"): "half_year",
            ("07-01", "12-31"): "half_year",
        }.get((start[5:], end[5:]), "range")
        if same_year
        else "range"
    )
