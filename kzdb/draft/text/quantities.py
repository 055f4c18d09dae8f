"""The printed figures of a text, each as the value grammar of claims.toml writes it.

A figure is a number that counts or measures something: not a year, a day of a month, an ordinal, a chapter or a part of
a name (JWH-18). Numbers are read by the grammar that proves claims; what it cannot read whole is no figure here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from kzdb.facts.figures import MAGNITUDES, QUALIFIERS
from kzdb.facts.numbers.notation import Notation
from kzdb.facts.numbers.numerals import read_numbers
from kzdb.facts.numbers.readings import Printed, show
from kzdb.facts.numbers.words import number_word
from kzdb.facts.units import Unit, Units

__all__ = ["Quantity", "quantities"]

_SIGNS = {name: sign for sign, name in QUALIFIERS.items()}
_SCALES = {Fraction(10) ** power: word for word, power in MAGNITUDES.items() if power > 2}
_MONEY = re.compile(r"^(?:(?:US|U\.\s?S\.)\s?)?(?P<sign>[$€₸£]|USD|EUR|KZT)")
_BRACKETED = re.compile(r"\s*\([A-Za-z]{1,4}\)")
_RANGED = re.compile(r"\b(?:between|ranged|ranging|estimated at)\b[^.;]*$")
_BETWEEN = re.compile(r"\b(?:between|между)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:about\s+|some\s+|nearly\s+|approximately\s+)?(?:us|u\.s\.)?\s*\$?\s*$")
_ARTICLE = re.compile(r"\s+(?:of\s+)?an?(?=\s)")
"""What is between a part and its unit: "half a hectare"."""

_MULTIPLES = {"once", "twice", "thrice", "double", "doubled", "triple", "tripled", "quadrupled"}
_UNCOUNTED = {"no", "one", "single", "both", "zero", "nil", "none", "dozen", "hundred", "thousand", "a"}
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NAMED = re.compile(
    r"(?:chapter|article|section|room|line|flight|no|nos|№|page|paragraph|resolution|annex|part|phase|step|figure|"
    r"table|item|session|meeting|top)\.?\s*$|[^\W\d_]-$|№\s*$",
    re.IGNORECASE,
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY_AFTER = re.compile(rf"\s*(?:(?:st|nd|rd|th)?\s+)?(?:(?:-|–|to)\s*\d{{1,2}}\s+)?(?:{_MONTH})\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    rf"\b(?:{_MONTH}|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?\s*(?:\d{{1,2}}\s*(?:-|–|to|and)\s*)?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"\s?(?:st|nd|rd|th)\b")
_ITEM = re.compile(r"\s*[-–]\s*\d{1,2}\s+[A-Z]")


LONGEST_CURRENCY = 40
"""Letters before a number in which its currency may begin."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed figure: code points `start` to `end` of a text.

    Attributes:
        number: qualifier, number, range and magnitude in the value grammar, without the unit.
        unit: the unit printed with it, None for none.
        magnitude: whether a word like thousand is printed with it.
    """

    start: int
    end: int
    text: str
    number: str
    unit: Unit | None
    magnitude: bool = False

    def value(self, unit: str) -> str:
        """Return the figure in the value grammar, in `unit`."""
        return f"{self.number} {unit}"


def quantities(text: str, units: Units, notation: Notation | None, labels: bool = False) -> list[Quantity]:
    """Return the figures that a text prints, from left to right.

    Args:
        text: the words.
        units: what a figure may be measured in.
        notation: how its source writes numbers.
        labels: whether numbers that look like years, days, labels or articles ("one") are figures, too, and "a third".
    """
    return list(_found(text, units, notation, labels))


def _found(text: str, units: Units, notation: Notation | None, labels: bool) -> Iterator[Quantity]:
    end = 0
    for printed in read_numbers(text, notation):
        for one in _apart(text, printed):
            quantity = _quantity(text, one, units, labels) if one.start >= end else None  # "427 per 100,000" is one
            if quantity is not None:
                end = quantity.end
                yield quantity


def _apart(text: str, printed: Printed) -> tuple[Printed, ...]:
    """Return one range, or the two numbers of "from 5 to 7" and of two years."""
    if printed.high is None or not printed.ends:
        return (printed,)
    before = text[max(0, printed.start - 40) : printed.start].lower()
    if _RANGED.search(before) or not (_FROM.search(before) or _is_years(printed)):
        return (printed,)
    return printed.ends


def _is_years(printed: Printed) -> bool:
    return all(_YEAR.fullmatch(one.text) for one in printed.ends)


def _quantity(text: str, printed: Printed, units: Units, labels: bool) -> Quantity | None:
    number = _number(printed) or (_third(printed) if labels else None)
    if number is None:
        return None
    unit, end = _unit(text, printed, units)
    ahead = max(0, printed.start - LONGEST_CURRENCY)
    money = _currency(units).search(text, ahead, printed.start) if unit is None else None
    unit = units.find(_squeezed(money[1])) if money is not None else unit
    if unit is None and printed.scale == 1 and not labels and _is_label(text, printed):
        return None
    start = printed.start if printed.qualified_from is None else min(printed.start, printed.qualified_from)
    start = min(start, money.start(1)) if money is not None else start
    if printed.high is not None and (between := _BETWEEN.search(text, 0, start)):
        start = between.start()  # without it "$18,000 and $20,000" is no range
    sign = _SIGNS[printed.qualifiers[0]] if printed.qualifiers else ""
    has_magnitude = printed.scale in _SCALES
    return Quantity(start, end, text[start:end], f"{sign} {number}".strip(), unit, has_magnitude)


def _number(printed: Printed) -> str | None:
    """Return the number as one types it, with the decimals that are printed; None for none or a share in words."""
    if printed.value is None or printed.value < 0:
        return None
    if printed.measure:
        return None if printed.high is not None else _sum(printed.value, printed.places)
    magnitude = _SCALES.get(printed.scale)
    by = printed.scale if magnitude else Fraction(1)
    parts = [printed.value, printed.high] if printed.high is not None else [printed.value]
    written = []
    digits = re.findall(r"\d[\d.,'’\u00a0\u202f ]*", printed.text)
    for at, part in enumerate(parts):
        value = part / by
        if value.denominator != 1 and set(_primes(value.denominator)) - {2, 5}:
            return None
        written.append(_decimals(value, re.sub(r"\D", "", digits[at]) if len(digits) == len(parts) else ""))
    bounds = ""
    if printed.interval is not None:
        bounds = f" [{show(printed.interval[0] / by)}..{show(printed.interval[1] / by)}]"
    return "..".join(written) + bounds + (f" {magnitude}" if magnitude else "")


def _third(printed: Printed) -> str | None:
    """Return a share in words that has no end, to three decimals; None for anything else."""
    if printed.value is None or printed.high is not None or not 0 < printed.value < 1:
        return None
    return f"{float(printed.value):.3f}"


def _sum(value: Fraction, places: int) -> str:
    """Return the sum of a compound measure, known to its smallest unit: "1,380." is not rounded to tens."""
    text = f"{round(value * 10**places):0{places + 1}d}"
    whole, decimals = (text[:-places], text[-places:]) if places else (text, "")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "." if whole.endswith("0") else "")


def _primes(number: int) -> Iterator[int]:
    for prime in (2, 3, 5, 7):
        while number % prime == 0:
            yield prime
            number //= prime
    if number > 1:
        yield number


def _decimals(value: Fraction, digits: str) -> str:
    """Return a number with as many decimals as its digits print: 2.50 is more than 2.5."""
    for places in range(1, 7):
        if digits and value * 10**places == int(digits) and len(digits.lstrip("0")) >= places:
            text = f"{int(digits):0{places + 1}d}"
            return f"{int(text[:-places]):,}.{text[-places:]}"
    return show(value)


def _unit(text: str, printed: Printed, units: Units) -> tuple[Unit | None, int]:
    """Return the unit printed behind or before a number, and where the figure ends."""
    if printed.measure:
        return units.find(printed.measure), printed.end
    words = printed.text.lower()
    if words.endswith("fold") or words in _MULTIPLES:
        return units.find("times"), printed.end
    article = _ARTICLE.match(text, printed.end) if not any(map(str.isdigit, printed.text)) else None
    after = _pattern(units).match(text, article.end() if article else printed.end)
    if money := _MONEY.match(printed.text):
        unit = units.find(money["sign"])
        is_said_again = after is not None and units.find(_squeezed(after[1])) is unit
        return unit, after.end() if after is not None and is_said_again else printed.end
    if after is None:
        return None, printed.end
    bracketed = _BRACKETED.match(text, after.end())
    return units.find(_squeezed(after[1])), bracketed.end() if bracketed else after.end()


def _squeezed(word: str) -> str:
    return " ".join(word.split())


@lru_cache(8)
def _pattern(units: Units) -> re.Pattern[str]:
    return re.compile(r"(?:\s|-)*?(" + "|".join(_words(units)) + r")(?!\w)")


@lru_cache(8)
def _currency(units: Units) -> re.Pattern[str]:
    """Return the pattern of a currency before a number: "Rs 458 million", "KZT 5,000"."""
    return re.compile(r"(?<!\w)(" + "|".join(_words(unit for unit in units if unit.dimension == "money")) + r")\.?\s?$")


def _words(units: Iterable[Unit]) -> list[str]:
    words = {word for unit in units for word in (unit.slug, unit.symbol, *unit.aliases) if word}
    longest = sorted(words - {"count", "number"}, key=len, reverse=True)
    return [r"\s+".join(map(re.escape, word.split())) for word in longest]


def _is_label(text: str, printed: Printed) -> bool:
    """Say whether a bare number is a year, a day, an ordinal, a label or the part of a name or a list mark."""
    words, before = printed.text, text[: printed.start]
    if not words[-1].isdigit():
        last = number_word(re.split(r"[\s-]", words)[-1])
        return words.lower() in _UNCOUNTED or words.isupper() or last is None or last.part in ("ordinal", "fraction")
    if words.startswith("0") and "." not in words:
        return True
    return bool(
        all(_YEAR.fullmatch(part) for part in re.split(r"\s*[-–—]\s*", words))
        or (printed.high is not None and _YEAR.match(words))
        or _ORDINAL.match(text, printed.end)
        or _NAMED.search(before)
        or _DAY_AFTER.match(text, printed.end)
        or _DAY_BEFORE.search(before)
        or _ITEM.match(text, printed.end)
        or (not before.strip() and re.match(r"[.)]\s", text[printed.end :]))
        or (re.match(r"\)\s", text[printed.end :]) and before.count("(") <= before.count(")") and len(words) < 3)
    )
