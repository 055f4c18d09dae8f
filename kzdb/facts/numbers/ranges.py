"""Numbers that belong together: ranges, bounds around an estimate, shares like "one in five", and qualifying words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from kzdb.facts.numbers.readings import Printed
from kzdb.facts.numbers.tokens import DASH

__all__ = ["join_ranges"]

_UNIT = r"(?:%|°|[^\W\d_]{1,12}\.?)"
_DASHED = re.compile(rf"\s?(?P<unit>{_UNIT})?\s*(?:[{DASH}]|\.\.\.?|…)\s*")
_TO = re.compile(rf"\s+(?:(?P<unit>{_UNIT})\s+)??(?:to|through|до|по)\s+|(?P<near>%|[^\W\d_]{{1,4}})\s+(?:to|до)\s+")
_AND = re.compile(rf"\s?(?P<unit>{_UNIT})?\s+(?:and|и)\s+")
_OR = re.compile(r"\s+(?:or|или)\s+")
_IN = re.compile(r"\s+(?:in|out\s+of|из)\s+(?:every\s+)?")
_PLUS_MINUS = re.compile(rf"\s?(?:{_UNIT})?\s*(?:±|\+/[{DASH}]|\+[{DASH}]|plus\s+or\s+minus)\s*")
_BETWEEN = re.compile(r"\b(?:between|между)\s+(?:about\s+|approximately\s+)?$", re.IGNORECASE)
_OPEN = re.compile(
    rf"\s?(?:{_UNIT})?\s*[\[(]\s*(?:[0-9]{{2}}\s?%\s?(?P<kind>CI|UI|CrI|(?:confidence|uncertainty|credible)\s+interval)"
    r"\s*[:,=]?\s*|(?P<range>range)\s*[:,]?\s*)?",
    re.IGNORECASE,
)
_KINDS = {"ci": "confidence", "co": "confidence", "ui": "uncertainty", "un": "uncertainty", "cr": "uncertainty"}
_CLOSE = re.compile(rf"\s?(?:{_UNIT})?\s*[\])]")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_YEAR_DASH = re.compile(rf"\s*(?:гг?\.?|год[ау]?)?\s+[{DASH}]\s+")
_IN_YEAR = re.compile(r"\b(?:in|during|в|за)\s+$", re.IGNORECASE)
_WORD_BEHIND = re.compile(rf"\s?[{DASH}]?(?:[%°]|[^\W\d_])")
_UNIT_BEHIND = re.compile(
    r"\s?(?:%|(?:k?g|kilo\w*|gram\w*|t|tons?|tonnes?|ha|hectares?|кг|кило\w*|г|грамм\w*|т|тонн\w*|га)\b)"
)
_BOUND = re.compile(rf"\s*(?:[{DASH}]|[,;]\s|to\s)\s*")

_BEFORE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:no|not)\s+more\s+than|up\s+to|at\s+most|at\s+the\s+most|a?\s*maximum\s+of|не\s+(?:более|больше)|≤|<=",
     ("at_most",)),
    (r"(?:no|not)\s+(?:less|fewer)\s+than|at\s+least|a?\s*minimum\s+of|не\s+(?:менее|меньше)|как\s+минимум|≥|>=",
     ("at_least",)),
    (r"more\s+than|over|above|exceed(?:s|ed|ing)?|upwards?\s+of|in\s+excess\s+of|более|больше|свыше|>",
     ("over", "at_least")),
    (r"less\s+than|fewer\s+than|under|below|менее|меньше|<", ("under", "at_most")),
    (r"nearly|almost|close\s+to|почти", ("about", "under")),
    (r"(?:about|some|approximately|approx\.?|around|roughly|circa|ca?\.)(?:\s+equal\s+to)?"
     r"|около|примерно|приблизительно|порядка|[~≈]", ("about",)),
)  # fmt: skip
_UNIT, _NO_OTHER = r"(?:\s?%|\s[^\W\d_]+)?", r"(?!\s+than\s+\d)"  # "5 kg or more", not "5 cases or more than 30"
_BEHIND: tuple[tuple[str, tuple[str, ...]], ...] = (
    (rf"\+|{_UNIT}\s+or\s+(?:more|above|over)\b{_NO_OTHER}|\s+(?:and|или)\s+(?:more|более)\b", ("at_least",)),
    (rf"{_UNIT}\s+or\s+(?:less|fewer|under)\b{_NO_OTHER}", ("at_most",)),
    (rf"\s*[{DASH}]\s?odd\b|\s+or\s+so\b", ("about",)),
)
_ON_WHAT = r"(?<!information )(?<!details )(?<!data )(?<!reports )(?<!facts )(?<!news )"  # "news about ten groups"
_QUALIFIER_BEFORE = re.compile(
    rf"(?<!\w){_ON_WHAT}(?:{'|'.join(f'({words})' for words, _ in _BEFORE)})\s*(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_QUALIFIER_BEHIND = re.compile("|".join(f"({words})" for words, _ in _BEHIND), re.IGNORECASE)


def join_ranges(text: str, found: list[Printed]) -> list[Printed]:
    """Return the numbers found in `text` with ranges, bounds and shares joined, each with its qualifiers."""
    joined: list[Printed] = []
    index = 0
    while index < len(found):
        printed, index = _joined(text, found, index)
        joined += printed
    return [_qualified(text, printed) for printed in joined]


def _joined(text: str, found: list[Printed], index: int) -> tuple[list[Printed], int]:
    first = found[index]
    if index + 1 == len(found):
        return [first], index + 1
    if bounds := _bounds(text, found, index):
        return bounds
    second = found[index + 1]
    gap = text[first.end : second.start]
    if _PLUS_MINUS.fullmatch(gap):
        return [_plus_minus(text, first, second)], index + 2
    if _is_dated(text, first, second):
        return [first], index + 1
    if _is_dashed(text, first, second, gap):
        last = index + 1
        while (
            last + 1 < len(found)
            and _is_dashed(text, found[last], found[last + 1], text[found[last].end : found[last + 1].start])
            and not _is_dated(text, found[last], found[last + 1])
        ):
            last += 1
        if last > index + 1:
            why = f"{text[first.start : found[last].end]!r} is no range"
            return [Printed(first.start, found[last].end, text[first.start : found[last].end], None, why=why)], last + 1
        if _is_dated(text, first, second, surely=False):
            whole = text[first.start : second.end]
            why = f"{whole!r} may be a range, or a year and its figure"
            return [Printed(first.start, second.end, whole, None, why=why)], index + 2
        return [_range(text, first, second)], index + 2
    if _TO.fullmatch(gap):
        both = _range(text, first, second)
        if both.value is None:
            return [first], index + 1
        return [replace(both, ends=(_scaled(first, second), second))], index + 2
    if _AND.fullmatch(gap) and _BETWEEN.search(text[max(0, first.start - 24) : first.start]):
        return [_range(text, first, second)], index + 2
    if _OR.fullmatch(gap) and _is_next(first, second):
        return [_range(text, first, second)], index + 2
    if _IN.fullmatch(gap) and _is_share(first, second):
        value = first.value / second.value if first.value is not None and second.value else None
        return [Printed(first.start, second.end, text[first.start : second.end], value)], index + 2
    return [first], index + 1


def _is_dashed(text: str, first: Printed, second: Printed, gap: str) -> bool:
    if _DASHED.fullmatch(gap) is not None:
        return True
    return not gap.strip() and second.text[:1] in tuple(DASH)  # "18 -20"


def _is_dated(text: str, first: Printed, second: Printed, *, surely: bool = True) -> bool:
    """Say whether the first is the year of the second: "2020 – 543.4 kg", which is no range from one to the other.

    A range goes up, and has numbers of one kind at both ends. Of "2020 – 2500 kg" only the word "in" before it says
    that it is a year; without it that is no more than possible, and the answer is that of `surely`, turned round.
    """
    year, value = first.value, second.value
    if year is None or value is None or _YEAR.fullmatch(first.text) is None:
        return False
    is_measured = not second.text[0].isalnum() or _WORD_BEHIND.match(text, second.end) is not None
    if not is_measured or _YEAR_DASH.fullmatch(text, first.end, second.start) is None:
        return False
    if re.fullmatch("[0-9]{2}", second.text) and value > year % 100:  # "2019 – 20" is two years
        return _UNIT_BEHIND.match(text, second.end) is not None
    if value <= year or not second.text.isdigit():
        return True
    if _YEAR.fullmatch(second.text) is not None or year % 100 == 0:  # "2000 – 3500 kg" is round on both sides
        return False
    return not surely or _IN_YEAR.search(text[: first.start][-8:]) is not None


def _is_next(first: Printed, second: Printed) -> bool:
    return first.value is not None and second.value is not None and first.value < second.value <= first.value * 2


def _is_share(first: Printed, second: Printed) -> bool:
    if first.measure or first.value is None or second.value is None or not 0 < first.value < second.value <= 1000:
        return False
    return first.text[0].isdigit() == second.text[0].isdigit() and (first.value == 1 or second.value <= 10)


def _scaled(first: Printed, second: Printed) -> Printed:
    """Give the low end the magnitude of the high one where it is printed once: "18-20 million"."""
    if first.value is None or second.value is None or first.scale != 1 or second.scale == 1:
        return first
    if first.value >= second.value / second.scale:
        return first
    return replace(first, value=first.value * second.scale)


def _range(text: str, first: Printed, second: Printed) -> Printed:
    whole = text[first.start : second.end]
    low = _scaled(first, second).value
    if low is None or second.value is None:
        return Printed(first.start, second.end, whole, None, why=first.why or second.why)
    if first.measure != second.measure:
        return Printed(first.start, second.end, whole, None, why=f"{whole!r} has several units at one end")
    if low >= second.value:
        return Printed(first.start, second.end, whole, None, why=f"{whole!r} does not go up")
    return Printed(first.start, second.end, whole, low, second.value, scale=second.scale, measure=second.measure)


def _plus_minus(text: str, first: Printed, second: Printed) -> Printed:
    whole = text[first.start : second.end]
    behind = text[second.end : second.end + 2].strip()[:1]
    if first.value is None or second.value is None:
        return Printed(first.start, second.end, whole, None, why=first.why or second.why)
    if behind == "%" and "%" not in text[first.end : second.start]:
        return Printed(first.start, second.end, whole, None, why=f"{whole + '%'!r}: of what is the per cent")
    if first.measure or second.measure:
        return Printed(first.start, second.end, whole, None, why=f"{whole!r} has several units at one end")
    off = second.value
    value = first.value
    if second.scale != 1 and first.scale == 1 and value < off:
        value *= second.scale
    interval = (value - off, value + off)
    return Printed(first.start, second.end, whole, value, interval=interval, interval_kind="uncertainty")


def _bounds(text: str, found: list[Printed], index: int) -> tuple[list[Printed], int] | None:
    """Return an estimate with the bounds in brackets behind it: "4.5 [2.6-6.5]", "4.5 (95% CI: 2.6 to 6.5)"."""
    first = found[index]
    opened = _OPEN.match(text, first.end)
    if opened is None or first.value is None or first.measure:
        return None
    inside = [number for number in found[index + 1 : index + 4] if number.start >= opened.end()]
    if len(inside) < 2 or inside[0].start != opened.end():
        return None
    low, high = _scaled(*inside[:2]), inside[1]
    closed = _CLOSE.match(text, high.end)
    if closed is None or not _BOUND.fullmatch(text[low.end : high.start]):
        return None
    if low.value is None or high.value is None:
        return None
    if low.value <= first.value <= high.value:
        by = Fraction(1)
    elif low.value <= first.value / first.scale <= high.value and high.scale == 1:
        by = first.scale
    else:
        return None
    whole = text[first.start : closed.end()]
    interval = (low.value * by, high.value * by)
    kind = "minimum_maximum" if opened["range"] else _KINDS.get((opened["kind"] or "")[:2].lower(), "unnamed")
    printed = Printed(first.start, closed.end(), whole, first.value, interval=interval, interval_kind=kind)
    return [printed], found.index(high) + 1


def _qualified(text: str, printed: Printed) -> Printed:
    before = text[max(0, printed.start - 32) : printed.start]
    if before and (match := _QUALIFIER_BEFORE.search(before)) and match.lastindex:
        begins = printed.start - len(before) + match.start()
        return replace(printed, qualifiers=_BEFORE[match.lastindex - 1][1], qualified_from=begins)
    if (match := _QUALIFIER_BEHIND.match(text, printed.end)) and match.lastindex:
        return replace(printed, qualifiers=_BEHIND[match.lastindex - 1][1], qualified_from=printed.start)
    return printed
