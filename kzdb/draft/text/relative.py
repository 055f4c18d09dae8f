"""A time as a line prints it, and what it is when the line says so beside another: "the same period of 2017"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["COMPARES", "Time", "same_periods"]


@dataclass(frozen=True, slots=True)
class Time:
    """A period or date where a line prints it; `kind` is day, days, stamp (a day in digits), month, part, years,
    year or fiscal.

    `shape` is what a part of a year covers ("{}-01/{}-09"), for "the same period of 2013"; `inferred` says that the
    year is not printed with it.
    """

    start: int
    end: int
    written: str
    kind: str
    shape: str = ""
    inferred: bool = False

    @property
    def year(self) -> int:
        """The year it ends in."""
        return int(re.findall(r"\d{4}", self.written)[-1])

    @property
    def period(self) -> str:
        """The period in the grammar of claims.toml; a span of days is no period of its own there but its month."""
        return self.written if self.kind != "days" else self.written[:7]


COMPARES = re.compile(
    r"(?:\b(?:than|versus|against|compared\s+(?:to|with)|(?:comparison|relation)\s+(?:to|with))"
    r"|(?:\bper\s?cent|%|\b(?:increase|rise|growth|decrease|decline|drop|fall|reduction|up|down))\s+(?:over|from|on))"
    r"\s+(?:(?:in|during|over|for|those|that|of|the)\s+)*$|\bover\s+$",
    re.IGNORECASE,
)
"""The words before a time with which something is only compared."""


def same_periods(line: str, found: list[Time], before: Time | None) -> Iterator[Time]:
    """Yield the times, a year behind "the same period of" as that part of the year, "the year before" as the year."""
    part, last = before, None
    for time in found:
        if time.kind == "same":
            if part is not None and part.shape:
                yield replace(time, written=part.shape.replace("{}", str(part.year - 1)), kind="part", shape=part.shape)
            continue
        if time.kind == "before":
            earlier = last or part
            if earlier is not None and earlier.kind in ("year", "part") and (earlier.shape or earlier.kind == "year"):
                written = (earlier.shape or "{}").replace("{}", str(earlier.year - 1))
                yield replace(time, written=written, kind=earlier.kind, shape=earlier.shape)
            continue
        if time.kind == "year" and part is not None and part.shape:
            same = _SAME.search(line, max(0, time.start - 60), time.start)
            if same is not None:
                yield Time(same.start(), time.end, part.shape.replace("{}", str(time.year)), "part", part.shape)
                continue
            if last is part and _BOTH.fullmatch(line, part.end, time.start):
                yield replace(time, written=part.shape.replace("{}", str(time.year)), kind="part", shape=part.shape)
                continue
        if time.shape and time.inferred and last is not None and _WHEN.fullmatch(line, last.end, time.start):
            time = replace(time, written=time.shape.replace("{}", str(last.year)))
        if time.shape:
            part = time
        last = time
        yield time


_SAME = re.compile(
    r"(?:the\s+)?(?:same|similar|corresponding|equivalent|comparable)\s+(?:\w+[\s-]month\s+)?"
    r"(?:period|months|time|quarter|half|time\s?frame|timespan|(?:\w+\s+)?months)"
    r"(?:\s+(?:in|of|during|from|a year earlier, in))?\s*$",
    re.IGNORECASE,
)
_WHEN = re.compile(r",?\s+(?:when|(?:in|during) which)\b[^.;]*", re.IGNORECASE)
_BOTH = re.compile(r"\s+and\s+(?:of\s+)?", re.IGNORECASE)
