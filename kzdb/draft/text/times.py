"""Finding the periods and dates that a line prints, as the grammar of claims.toml writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable

from kzdb.draft.text.relative import COMPARES, Time, same_periods
from kzdb.facts.periods import PeriodError, bounds, parse_period

__all__ = ["times"]

_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_MONTH = "(?P<month>" + "|".join([*_MONTHS, *(f"{month[:3]}\\.?" for month in _MONTHS)]) + ")"
_Y = r"(?:1[89]|20)\d\d"
_DASH = r"\s*(?:-|–|—|/|to|until|and|through)\s*"


_OF_WRITER = re.compile(r"(?:last|this|current) year$", re.IGNORECASE)


def times(line: str, year: int | None = None, before: Time | None = None, published: str = "") -> list[Time]:
    """Return the times that a line prints, from left to right; the longest reading of each.

    Args:
        line: the words.
        year: the year the document tells of, for "last year", "the first half of the year" and days without a year;
            None when it has none.
        before: the last part of a year named before, for "the same period".
        published: the last day on which the document can have been written; "" for unknown.
    """
    found: list[Time] = []
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(line):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            time = _dated(match, read, year, published)
            if time is not None and _exists(time.written):
                found.append(time)
    found.sort(key=lambda time: time.start)
    return list(same_periods(line, found, before))


def _dated(match: re.Match[str], read: _Read, year: int | None, published: str) -> Time | None:
    """Read a time. "This year" and "last year" count from when the document was published, where it does not compare
    with the year that it tells of; what has no year and would be later than the document was a year before.
    """
    if published and _OF_WRITER.search(match[0]) and not COMPARES.search(match.string, 0, match.start()):
        year = int(published[:4])
    time = read(match, year)
    if time is None or year is None or not published or not time.inferred or time.kind not in ("part", "month", "day"):
        return time
    period = parse_period(time.written)
    return read(match, year - 1) if (period.end if time.kind == "part" else period.start) > published else time


def _day(match: re.Match[str], year: int | None) -> Time | None:
    printed = match.groupdict()
    if not printed.get("year") and year is None:
        return None
    first = int(printed["day"])
    prefix = f"{int(printed.get('year') or year or 0):04}-{_number(printed['month']):02}"
    written = f"{prefix}-{first:02}"
    kind = "day"
    if printed.get("last"):
        written += f"/{prefix}-{int(printed['last']):02}"
        kind = "days"
    return Time(match.start(), match.end(), written, kind, inferred=not printed.get("year"))


def _month(match: re.Match[str], year: int | None) -> Time | None:
    return Time(match.start(), match.end(), f"{match['year']}-{_number(match['month']):02}", "month")


def _open_month(match: re.Match[str], year: int | None) -> Time | None:
    if year is None:
        return None
    return Time(match.start("month"), match.end(), f"{year:04}-{_number(match['month']):02}", "month", inferred=True)


def _days(match: re.Match[str], year: int | None) -> Time | None:
    first = f"{match['year'] or match['to_year']}-{_number(match['month']):02}-{int(match['day']):02}"
    last = f"{match['to_year']}-{_number(match['to_month']):02}-{int(match['to_day']):02}"
    if last <= first:
        return None
    if match["year"] is None and first[8:] == "01" and int(last[8:]) == monthrange(int(last[:4]), int(last[5:7]))[1]:
        shape = f"{{}}-{first[5:7]}/{{}}-{last[5:7]}"  # whole months are written as such
        return Time(match.start(), match.end(), shape.replace("{}", match["to_year"]), "part", shape)
    return Time(match.start(), match.end(), f"{first}/{last}", "part")


def _edge(match: re.Match[str], year: int | None) -> Time | None:
    month = "12" if match["edge"].lower() in ("end", "close") else "01"
    return Time(match.start(), match.end(), f"{match['year']}-{month}", "month")


def _numeric(match: re.Match[str], year: int | None) -> Time | None:
    written = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    return Time(match.start(), match.end(), written, "stamp")


def _months(match: re.Match[str], year: int | None) -> Time | None:
    first, last = _number(match["month"]), _number(match["last"])
    shape = f"{{}}-{first:02}/{{}}-{last:02}"
    return Time(match.start(), match.end(), shape.replace("{}", match["year"]), "part", shape)


def _year_of(match: re.Match[str], year: int | None) -> str | None:
    """Return the year that a part is of: printed, or "the year", "last year" beside the document's; None for none."""
    printed = match["year"]
    if printed or year is None:
        return printed
    return str(year - 1 if "last" in match[0].lower().split()[-2:] else year)


def _open_months(match: re.Match[str], year: int | None) -> Time | None:
    """Read months or days of the document's year: "from January through September", "January-June last year"."""
    of = match.groupdict().get("year") or (None if year is None else str(year - ("last" in match[0].lower().split())))
    if of is None:
        return None
    first, last = _number(match.groupdict().get("month") or "january"), _number(match["last"])
    if last <= first:
        return None
    shape = f"{{}}-{first:02}/{{}}-{last:02}"
    inferred = not match.groupdict().get("year")
    return Time(match.start(), match.end(), shape.replace("{}", of), "part", shape, inferred)


_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip


def _part(match: re.Match[str], year: int | None) -> Time | None:
    count = match["count"].lower()
    months = int(count) if count.isdigit() else _COUNTS.get(count, 0)
    months *= 3 if match["what"].lower() == "quarters" else 1
    if not 1 < months < 12:
        return None
    shape = {3: "{}-Q1", 6: "{}-H1"}.get(months, f"{{}}-01/{{}}-{months:02}")
    of = _year_of(match, year)
    return (of and Time(match.start(), match.end(), shape.replace("{}", of), "part", shape, not match["year"])) or None


def _half(match: re.Match[str], year: int | None) -> Time | None:
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}[match["order"].lower()]
    letter, last = ("H", 2) if match["what"].lower() == "half" else ("Q", 4)
    shape = f"{{}}-{letter}{order or last}"
    of = _year_of(match, year)
    return (of and Time(match.start(), match.end(), shape.replace("{}", of), "part", shape, not match["year"])) or None


def _years(match: re.Match[str], year: int | None) -> Time | None:
    last = match["last"] or match["year"][:2] + match["short"]
    return Time(match.start(), match.end(), f"{match['year']}/{last}", "years") if last > match["year"] else None


def _fiscal(match: re.Match[str], year: int | None) -> Time | None:
    return Time(match.start(), match.end(), f"FY{match['year']}", "fiscal")


def _year(match: re.Match[str], year: int | None) -> Time | None:
    return Time(match.start(), match.end(), match["year"], "year")


def _relative(match: re.Match[str], year: int | None) -> Time | None:
    if year is None:
        return None
    back = {"last": 1, "previous": 1, "this": 0}[match["which"].lower()]
    return Time(match.start(), match.end(), str(year - back), "year", inferred=True)


def _same_before(match: re.Match[str], year: int | None) -> Time | None:
    return Time(match.start(), match.end(), "", "same", inferred=True)


def _year_before(match: re.Match[str], year: int | None) -> Time | None:
    return Time(match.start(), match.end(), "", "before", inferred=True)


def _number(month: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, start=1) if name.startswith(month.lower().rstrip(".")))


def _exists(written: str) -> bool:
    try:
        for date in re.findall(r"\d{4}(?:-\d{2}){0,2}(?![-\d]|Q|H)", written):
            bounds(date)
    except PeriodError:
        return False
    return True


_Read = Callable[[re.Match[str], int | None], Time | None]
_DAYS = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\s*(?:-|–|to|and)\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
_OF = (
    rf"(?:of|in)\s+(?:the\s+year\s+|calendar\s+year\s+)?"
    rf"(?:(?P<year>{_Y})|(?:the(?:\s+current)?|this|last)\s+year|the\s+reporting\s+(?:year|period))"
)
_OTHER = "(?P<last>" + "|".join(_MONTHS) + ")"
_PATTERNS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(text, re.IGNORECASE), read)
    for text, read in (
        (rf"(?:\bfrom\s+)?\b{_MONTH}\s+(?P<day>[0-3]?\d)(?:,?\s+(?P<year>{_Y}))?,?{_DASH}"
         rf"{_MONTH.replace('<month>', '<to_month>')}\s+(?P<to_day>[0-3]?\d),?\s+(?P<to_year>{_Y})(?!\w)", _days),
        (rf"(?<![\w.])in\s+(?P<year>{_Y})\s+from\s+{_DAYS}\s+{_MONTH}\b", _day),
        (rf"(?<![\w.,]){_DAYS}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>{_Y})(?!\w)", _day),
        (rf"(?<![\w.,])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>{_Y})(?!\w)", _numeric),
        (rf"(?<![\w.,/-])(?P<year>{_Y})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\w/-])", _numeric),
        (rf"\b{_MONTH}\s+{_DAYS},?\s+(?P<year>{_Y})(?!\w)", _day),
        (rf"\b{_MONTH}{_DASH}{_OTHER},?\s+(?:of\s+)?(?P<year>{_Y})(?!\w)", _months),
        (rf"\b{_MONTH}{_DASH}{_OTHER}\s+(?:of\s+)?(?:this|last)\s+year\b", _open_months),
        (rf"\b(?:from|between|during|in|for)\s+{_MONTH}(?:{_DASH}){_OTHER}(?!\w|\s+\d)", _open_months),
        (rf"\b(?:from|between)\s+{_MONTH}\s+1{_DASH}{_OTHER}\s+(?:30|31)(?!\w)", _open_months),
        (rf"(?<![a-z]\s)\bthrough\s+(?:the\s+end\s+of\s+)?{_OTHER}(?:\s+(?:30|31))?(?:,?\s+(?:of\s+)?(?P<year>{_Y}))?"
         r"(?!\w|,?\s+\d)", _open_months),
        (rf"\bfirst\s+(?P<count>\w+)\s+(?P<what>months|quarters)\s+{_OF}(?!\w)", _part),
        (rf"\b(?P<count>\d+|{'|'.join(_COUNTS)})\s+(?P<what>months)\s+{_OF}(?!\w)", _part),
        (rf"\b(?P<order>first|second|third|fourth|last)\s+(?P<what>half|quarter)\s+{_OF}(?!\w)", _half),
        (rf"\b{_MONTH},?\s+(?:of\s+)?(?P<year>{_Y})(?!\w)", _month),
        (rf"\b(?:in|since|by|until|as\s+of|mid-)\s*{_OTHER.replace('last', 'month')}(?!\w|,?\s+(?:of\s+)?\d)",
         _open_month),
        (rf"\b(?P<edge>end|close|beginning|start)\s+of\s+(?P<year>{_Y})(?!\w)", _edge),
        (rf"\b(?:fiscal\s+year(?:\s+\(FY\))?|FY)\s*(?P<year>{_Y})(?!\w)", _fiscal),
        (rf"(?<![\w.,$])(?P<year>{_Y})(?:{_DASH}(?P<last>{_Y})|[-–/](?P<short>\d\d))(?!\w|[.,]\d)", _years),
        (rf"(?<![\w.,]){_DAYS}\s+(?:of\s+)?{_MONTH}(?!\w)", _day),
        (rf"\b{_MONTH}\s+{_DAYS}(?![\w,]*\d)", _day),
        (rf"(?<![\w.,$/-])(?P<year>{_Y})(?![\w/]|,\d|\.\d|-\w)", _year),
        (r"\b(?:same|corresponding|similar|equivalent|comparable)\s+(?:\w+[\s-]month\s+)?(?:\w+\s+)?"
         r"(?:period|months|time|time\s?frame|quarter|half)\s+(?:(?:of|in|during|from)\s+)?(?:the\s+)?"
         r"(?:(?:previous|last|prior|preceding)\s+year|(?:a|one)\s+year\s+(?:earlier|before|ago|prior))",
         _same_before),
        (r"\b(?:(?:a|one|the)\s+year\s+(?:earlier|before|ago|prior|previously)|the\s+(?:previous|preceding|prior)\s+year)\b",
         _year_before),
        (r"(?<!the )\b(?P<which>last|previous|this)\s+year\b", _relative),
    )
)  # fmt: skip
