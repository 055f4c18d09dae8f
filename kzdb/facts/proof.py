"""Whether a typed figure is the one that its quote prints, read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from kzdb.facts.figures import Figure
from kzdb.facts.numbers.compounds import cuts_compound
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.facts.numbers.readings import Printed, show
from kzdb.facts.numbers.tokens import CURRENCY, DASH, VULGAR
from kzdb.facts.numbers.words import NUMBER_WORDS
from kzdb.facts.units import Unit

__all__ = ["SEVERAL_MEANINGS", "cut_number", "disproof", "doubtful_word", "printed_interval_kind"]

SEVERAL_MEANINGS: Mapping[str, tuple[str, str]] = {
    "ton": ("ton", "a metric, short or long ton"), "tons": ("ton", "a metric, short or long ton"),
    "gallon": ("gallon", "a US or an imperial gallon"), "gallons": ("gallon", "a US or an imperial gallon"),
    "hundredweight": ("hundredweight", "112 or 100 pounds"), "cwt": ("hundredweight", "112 or 100 pounds"),
}  # fmt: skip
"""Words behind a number that mean several units: the key in source.toml, and what they may mean."""

_DOUBTFUL = re.compile(rf"\b(?:{'|'.join(SEVERAL_MEANINGS)}|[bt]illion)", re.IGNORECASE)

OLD_BILLIONS_UNTIL = 1975
"""Until about then a British "billion" was a million million."""

_WINDOW = 60
"""Characters on either side of a place that are read for a number that runs over it."""

# Fewer say whether any could: the words next to the place, and the signs at it.
_NEAR = 32
_PIECE = re.compile(r"[^\W\d_]+|[\d" + "".join(VULGAR) + "]")
_OF_NUMBERS = NUMBER_WORDS | {*"0123456789", *VULGAR, "minus", "минус", "fold", "point", "половиной"}
_BETWEEN = frozenset(
    ("a", "an", "the", "and", "or", "to", "through", "in", "out", "of", "every", "plus", "или", "и", "до", "по", "из",
     "с", "ci", "ui", "cri", "confidence", "uncertainty", "credible", "interval", "range")
)  # fmt: skip
"""Words that may be between two numbers that are read as one, besides one unit."""
_COMMAS = (", ", "; ", ",\n", ";\n")
_JOINED = re.compile(rf"[{DASH}\w+.]")
_JOINING = re.compile(rf"[{DASH}\w]|[^\w\s]\d")
_LEADING = re.compile(rf"(?:{CURRENCY}|U\.(?:\s?S\.?)?|−)\s?\Z")
_CLOSING = re.compile(r"\s?(?:%|°|[^\W\d_]{1,12}\.?)?\s*[\])]")
_FRACTION = re.compile(r"[^\W\d_]|[/⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_UNIT_BEHIND = re.compile(r"\s*-?\s*(?P<word>[^\W\d_]+)")


def disproof(
    figure: Figure, unit: Unit, quote: str, printed: str, notation: Notation | None, *, old_billions: bool = False
) -> str | None:
    """Return what the quote prints instead of the figure, or None when it prints the figure.

    Args:
        figure: as typed.
        unit: its unit.
        quote: the words of the document.
        printed: the part of the quote that is the figure.
        notation: the marks of the source.
        old_billions: whether its billion is a million million.
    """
    numbers = read_numbers(quote, notation)
    if old_billions:
        numbers = [_in_old_billions(number) for number in numbers]
    read: list[str] = []
    for start in _starts(quote, printed):
        for number in numbers:
            for candidate in _inside(quote, number, start, start + len(printed)):
                if _is_said(figure, unit, candidate, start):
                    return None
                read.append(_told(candidate, start))
    return " or ".join(dict.fromkeys(read)) or "no number"


def printed_interval_kind(quote: str, printed: str, notation: Notation | None) -> str | None:
    """Return what the bounds printed around a figure are said to be, "unnamed" when nothing is; None without bounds."""
    for start in _starts(quote, printed):
        for number in read_numbers(quote, notation):
            if number.interval_kind is not None and [*_inside(quote, number, start, start + len(printed))]:
                return number.interval_kind
    return None


def cut_number(text: str, start: int, end: int, notation: Notation | None) -> str | None:
    """Return the printed number that text[start:end] cuts through, or None; either end of "5 to 7" may be left out."""
    for at in (start, end):
        if not _may_cut(text, at):
            continue
        first = max(0, at - _WINDOW)
        for number in read_numbers(text[first : at + _WINDOW], notation):
            for one in number.ends or (number,):
                low, high = first + one.start, first + one.end
                if low < at < high and not (high <= end and _is_money(text[low:start])):
                    return " ".join(one.text.split())
    return None


def _may_cut(text: str, at: int) -> bool:
    """Whether a number could run over text[at]: one on either side, few words apart. Of most places none could."""
    before, after = text[max(0, at - _NEAR) : at], text[at : at + _NEAR]
    if not before or not after:
        return False
    if (_JOINED.match(text, at - 1) and _JOINING.match(text, at)) or _CLOSING.match(text, at):
        return True
    if _LEADING.search(before[-8:]) or cuts_compound(text, at):
        return True
    if (before.endswith(_COMMAS) or after.startswith(_COMMAS)) and "(" not in before and "[" not in before:
        return False
    units = 0
    for pieces in (_PIECE.finditer(after), reversed([*_PIECE.finditer(before)])):
        for piece in pieces:
            word = piece[0].lower().replace("ё", "е")
            if word in _OF_NUMBERS or word.isdecimal():
                break
            units += word not in _BETWEEN
            if units > 1:
                return False
        else:
            return False
    return True


def doubtful_word(quote: str, printed: str, published: int | None) -> tuple[str, str] | None:
    """Return the key of source.toml and the meanings of a unit or magnitude in `printed` that has several, or None.

    `published` is the year: in old British sources a billion may be a million million.
    """
    if _DOUBTFUL.search(quote) is None:
        return None
    start = max(0, quote.find(printed))
    for number in read_numbers(quote):
        if number.end > start and number.start < start + len(printed):
            behind = _UNIT_BEHIND.match(quote, number.end)
            if behind and behind["word"].lower() in SEVERAL_MEANINGS:
                return SEVERAL_MEANINGS[behind["word"].lower()]
            if published and published < OLD_BILLIONS_UNTIL and re.search(r"\b[bt]illion", number.text, re.IGNORECASE):
                return "billion", "a thousand million or a million million"
    return None


def _in_old_billions(number: Printed) -> Printed:
    found = re.search(r"\b(?P<which>[bt])illion", number.text, re.IGNORECASE)
    if found is None or number.value is None:
        return number
    more = 1000 if found["which"].lower() == "b" else 10**6
    return replace(number, value=number.value * more, high=None if number.high is None else number.high * more)


def _starts(quote: str, printed: str) -> Iterator[int]:
    start = quote.find(printed)
    while start >= 0:
        yield start
        start = quote.find(printed, start + 1)


def _inside(quote: str, number: Printed, start: int, end: int) -> Iterator[Printed]:
    """Yield the number when it lies in quote[start:end], or the end of "5 to 7" that alone does."""
    if number.end <= end and (number.start >= start or _is_money(quote[number.start : start])) and number.end > start:
        yield number
    elif number.ends:
        for one in number.ends:
            yield from _inside(quote, one, start, end)


def _is_money(text: str) -> bool:
    return re.fullmatch(rf"(?:{CURRENCY}|US|U\.\s?S\.?)?\s*", text) is not None


def _is_said(figure: Figure, unit: Unit, printed: Printed, start: int) -> bool:
    if printed.value is None or (figure.high is None) != (printed.high is None):
        return False
    is_qualified = printed.qualified_from is not None and printed.qualified_from >= start
    if is_qualified and figure.qualifier not in printed.qualifiers:
        return False
    if (figure.bounds is not None) and tuple(bound.value for bound in figure.bounds) != printed.interval:
        return False
    if printed.measure and printed.measure != unit.base:
        return False
    factor = unit.factor if printed.measure else 1  # the sum of "1 ton 381 kg" may be typed in any unit
    if figure.high is not None and figure.high.value * factor != printed.high:
        return False
    if figure.low.value * factor == printed.value:
        return True
    return _is_share(printed) and unit.base == "times" and _is_rounded(figure, unit.factor, printed.value)


def _is_share(printed: Printed) -> bool:
    """Whether the number is a fraction in words or with a bar, typed as a share: "a third", "one in five"."""
    return printed.value is not None and 0 < printed.value < 1 and bool(_FRACTION.search(printed.text))


def _is_rounded(figure: Figure, factor: Fraction, value: Fraction) -> bool:
    off = abs(figure.low.value * factor - value)
    is_whole = (figure.low.value * factor).denominator == value.denominator and off == 0
    return is_whole or (off <= figure.low.half_unit * factor and value.denominator % 3 == 0)


def _told(printed: Printed, start: int) -> str:
    words = str(printed)
    if printed.value is not None and printed.qualified_from is not None and printed.qualified_from >= start:
        words = f"{' or '.join(printed.qualifiers)} {words}"
    if printed.interval is not None:
        words += f" [{show(printed.interval[0])}..{show(printed.interval[1])}]"
    return words
