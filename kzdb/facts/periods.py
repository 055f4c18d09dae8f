"""Valid time: the period a fact is about, with what kind of period it is.

Nine months are not a year; a point is not a day's flow. The type is part of the slot, so they never meet.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["PERIOD_TYPES", "UNDATED", "FiscalCalendar", "Period", "PeriodError", "parse_calendar", "parse_period"]

PERIOD_TYPES = (
    "day", "month", "quarter", "nine_months", "half_year", "year", "fiscal_year", "range", "point", "undated",
)  # fmt: skip

_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE = re.compile(rf"(?P<point>@)?(?P<date>{_DATE})")
_SPAN = re.compile(rf"(?P<first>{_DATE})/(?P<last>{_DATE})")
_PART = re.compile(r"(?P<year>[0-9]{4})-(?P<part>Q[1-4]|H[12])")
_FISCAL = re.compile(r"FY(?P<year>[0-9]{4})")
_CALENDAR = re.compile(r"(?P<month>0[1-9]|1[0-2])-01/(?P<named>start|end)")


class PeriodError(ValueError):
    """A typed period that is none; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days in, as ISO dates; `type` is one of `PERIOD_TYPES`."""

    start: str
    end: str
    type: str

    @property
    def written(self) -> str:
        """The period as one types it; `parse_period` reads it back, a fiscal year as a range."""
        if self.type == "undated":
            return self.type
        if self.type in ("quarter", "half_year"):
            months = 3 if self.type == "quarter" else 6
            return f"{self.start[:4]}-{'Q' if months == 3 else 'H'}{int(self.end[5:7]) // months}"
        for length in (4, 7, 10):
            first, last = self.start[:length], self.end[:length]
            if bounds(first)[0] == self.start and bounds(last)[1] == self.end:
                return f"{'@' if self.type == 'point' else ''}{first}" if first == last else f"{first}/{last}"
        raise AssertionError(self)  # days are always exact


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """When fiscal years begin, and whether the year they begin or the year they end in names them."""

    month: int
    named_by_end: bool

    def year(self, number: int) -> Period:
        """Return the fiscal year that bears that number; one from January to December is a calendar year.

        Raises:
            PeriodError: there is no such year.
        """
        first = number - (self.named_by_end and self.month > 1)
        if not 1 <= first < 9999:
            raise PeriodError(f"a year that exists, not {number}")
        if self.month == 1:
            return Period(f"{number:04}-01-01", f"{number:04}-12-31", "year")
        last = bounds(f"{first + 1:04}-{self.month - 1:02}")[1]
        return Period(f"{first:04}-{self.month:02}-01", last, "fiscal_year")


def parse_calendar(text: str) -> FiscalCalendar:
    """Return the calendar that `text` writes: "10-01/end" begins on 1 October, and the year it ends in names it.

    Raises:
        PeriodError: it writes none.
    """
    match = _CALENDAR.fullmatch(text)
    if match is None:
        raise PeriodError("the first day of the fiscal year and what names it, like 10-01/end or 04-01/start")
    return FiscalCalendar(int(match["month"]), match["named"] == "end")


UNDATED = Period("0001-01-01", "9999-12-31", "undated")
"""The source gives no time and none can be inferred."""


@lru_cache(10_000)  # of many claims the periods are the same few
def parse_period(text: str, calendar: FiscalCalendar | None = None) -> Period:
    """Return the period that `text` writes; fiscal years are read by `calendar`.

    "2014", "2014-05", "2014-05-31", "2014-Q1", "2014-H1", "2014-01/2014-09" (nine months), "2007/2008" (a range),
    "@2014-09-30" or "@2014" (a point, known to the day, month or year), "FY2014", "undated".

    Raises:
        PeriodError: none of these, a date that does not exist, a span that runs backward, or a fiscal year without a
            calendar.
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
        if calendar is None:
            raise PeriodError(
                "a fiscal year only where source.toml or countries.csv say when fiscal years begin (fiscal_year)"
            )
        return calendar.year(int(match["year"]))
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
