"""Dates as precisely as a source gives them: a day, a month, a year, or the days from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kzdb.facts.periods import PeriodError, bounds

__all__ = ["PRECISIONS", "DatedSpan", "parse_date"]

PRECISIONS = ("day", "month", "year")

_DATE = re.compile(r"(?P<first>\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:/(?P<last>\d{4}(?:-\d{2}(?:-\d{2})?)?))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """The earliest and the latest day (ISO dates) a printed date can mean, and its precision.

    A day has ``start == end``. An event of several days is printed as a span; its precision is that of its ends.
    """

    start: str
    end: str
    precision: str

    @property
    def written(self) -> str:
        """The date as one types it; `parse_date` reads it back."""
        length = {"day": 10, "month": 7, "year": 4}[self.precision]
        first, last = self.start[:length], self.end[:length]
        return first if first == last else f"{first}/{last}"


def parse_date(text: str) -> DatedSpan:
    """Return the date that `text` writes: "2009-09-04", "2009-09", "2009" or "2006-02-07/2006-02-08".

    Raises:
        PeriodError: none of these, or no such day.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise PeriodError("a date like 2009-09-04, 2009-09, 2009 or 2006-02-07/2006-02-08")
    first, last = match["first"], match["last"] or match["first"]
    start, end = bounds(first)[0], bounds(last)[1]
    if end < start:
        raise PeriodError("a date whose end comes after its start")
    return DatedSpan(start, end, {4: "year", 7: "month", 10: "day"}[len(first)])
