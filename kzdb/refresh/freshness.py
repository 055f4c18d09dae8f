"""How fresh sources are: each says in its source.toml how often a new edition comes, and where people look for it.

::

    [next_edition]
    every = "1 year"                       # or "6 months", "90 days"
    look = "https://www.state.gov/incsr"   # an address, or words: "ask the press office"

Freshness is a function of the data and the day, never of runs.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Freshness", "read_freshness"]

_RHYTHM = re.compile(r"([1-9][0-9]{0,3}) (day|month|year)s?")


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of a source's editions.

    Attributes:
        source: its slug.
        edition, published: the edition at hand, and the last day it can have been published.
        expected: the day a new one is expected, None when the source says no rhythm or has no date.
        look: where people look for it.
        overdue: the day has passed.
    """

    source: str
    edition: str
    published: dt.date | None
    expected: dt.date | None
    look: str
    overdue: bool


def read_freshness(seeds: Path, today: dt.date) -> list[Freshness]:
    """Return the freshness of every source that says how often a new edition comes, the most overdue first.

    A source.toml that cannot be read is for `kzdb load` to complain of.
    """
    found = []
    for path in sorted(seeds.glob("*/source.toml")):
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        rhythm = data.get("next_edition")
        if not isinstance(rhythm, dict):
            continue
        published = _last_day(str(data.get("published_on", "")))
        expected = _after(published, str(rhythm.get("every", ""))) if published else None
        overdue = expected is not None and expected < today
        look = str(rhythm.get("look", ""))
        found.append(Freshness(path.parent.name, str(data.get("edition", "")), published, expected, look, overdue))
    return sorted(found, key=lambda one: (one.expected or dt.date.max, one.source))


def _last_day(text: str) -> dt.date | None:
    """Return the last day of a date as source.toml writes it: 2015, 2015-03 or 2015-03-01."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if parts is None:
        return None
    year, month = int(parts[1]), int(parts[2] or 12)
    try:
        return dt.date(year, month, int(parts[3] or calendar.monthrange(year, month)[1]))
    except (ValueError, calendar.IllegalMonthError):
        return None


def _after(day: dt.date, rhythm: str) -> dt.date | None:
    """Return the day one rhythm after another; the end of a shorter month where there is no such day."""
    found = _RHYTHM.fullmatch(rhythm)
    if found is None:
        return None
    many = int(found[1])
    if found[2] == "day":
        return day + dt.timedelta(days=many)
    months = day.year * 12 + day.month - 1 + many * (12 if found[2] == "year" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
