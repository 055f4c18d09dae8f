"""Figures as they were printed: an exact decimal, its precision, its qualifier, its unit.

The grammar of a typed value::

    [~ | >= | <= | > | <] NUMBER [.. NUMBER | [NUMBER..NUMBER]] [hundred | thousand | million | billion | trillion] UNIT

The numbers in square brackets are the bounds that the source itself prints around its estimate: ``4.5 [2.6..6.5] kg``.

A number is kept as ``coef x 10^exp10``; the last digit typed is the last digit known, and the trailing zeros of a
whole number are not known (``2,000 kg`` is 1,500-2,500 kg) unless a final dot says so (``2,000. kg``). What is counted
is known below a hundred: nobody rounds ``10 count`` arrests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from kzdb.facts.intervals import Interval
from kzdb.facts.units import Unit, Units

__all__ = ["ABOUT", "INTERVAL_KINDS", "Decimal10", "Figure", "FigureError", "parse_figure", "parse_number",
           "unit_word"]  # fmt: skip

ABOUT = Fraction(1, 10)
"""How far "about", "some" or "nearly" may be off, as a share of the figure: a convention of kzdb, on the wide side."""

MAX_DIGITS = 18
"""Digits of a figure that both databases always hold as one whole number; of 19 they hold those up to `MAX_COEF`."""

MAX_COEF = 2**63 - 1

MAX_EXPONENT = 30
"""Zeros behind, or decimals of, a figure; beyond, a typing error is likelier than a figure."""

INTERVAL_KINDS = ("confidence", "uncertainty", "minimum_maximum", "unnamed")
"""What a source's own bounds around a figure are: a confidence interval, an uncertainty (or credible) interval, the
least and the greatest of several values, or bounds that the source does not explain."""

COUNTED = frozenset({"count", "people"})
"""Dimensions of what is counted one by one."""

QUALIFIERS = {"": "exact", "~": "about", ">=": "at_least", "<=": "at_most", ">": "over", "<": "under"}
MAGNITUDES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_VALUE = re.compile(
    r"(?P<qualifier>~|>=|<=|>|<)?\s*"
    r"(?P<low>[-+]?\d[\d,]*(?:\.\d*)?)(?:\s*\.\.\s*(?P<high>[-+]?\d[\d,]*(?:\.\d*)?)"
    r"|\s*\[\s*(?P<from>[-+]?\d[\d,]*(?:\.\d*)?)\s*\.\.\s*(?P<to>[-+]?\d[\d,]*(?:\.\d*)?)\s*\])?"
    r"(?:\s+(?P<magnitude>hundred|thousand|million|billion|trillion))?"
    r"\s+(?P<unit>\S.*)",
    re.ASCII,
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?", re.ASCII)


class FigureError(ValueError):
    """A typed value that is no figure; the message says what was expected."""


def _tens(coef: int, exp10: int, below: int = 1) -> Fraction:
    """Return coef x 10^exp10 / below; whole numbers are faster than powers of fractions."""
    return Fraction(coef * 10**exp10, below) if exp10 >= 0 else Fraction(coef, below * 10**-exp10)


@dataclass(frozen=True, slots=True)
class Decimal10:
    """``coef x 10^exp10``, exactly, the last digit of `coef` being the last one known."""

    coef: int
    exp10: int

    @property
    def value(self) -> Fraction:
        """The number itself."""
        return _tens(self.coef, self.exp10)

    def to_digits(self, digits: int) -> Decimal10:
        """Return the number with so many digits at most, or with all those before the point."""
        exp10 = min(0, len(str(abs(self.coef))) + self.exp10 - digits)
        return self if self.exp10 >= exp10 else Decimal10(round(self.value / Fraction(10) ** exp10), exp10)

    @property
    def half_unit(self) -> Fraction:
        """Half of the last known digit: how far rounding may have moved the number."""
        return _tens(1, self.exp10, below=2)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure, or a printed range when `high` is set; `unit` is a slug.

    `bounds` are those that the source itself gives around an estimate, and `interval_kind` says what they are.
    """

    low: Decimal10
    high: Decimal10 | None
    qualifier: str
    unit: str
    bounds: tuple[Decimal10, Decimal10] | None = None
    interval_kind: str | None = None

    def interval(self, factor: Fraction = Fraction(1)) -> Interval:
        """Return the numbers the figure leaves open, times `factor` (the unit's, for the dimension's base unit).

        Rounding leaves half a unit of the last digit on either side; "about" leaves at least a tenth; "over" and
        "at least" have no upper end, "under" and "at most" no lower one. The source's own bounds go before all that.
        """
        if self.bounds is not None:
            return Interval(self.bounds[0].value, self.bounds[1].value).scaled(factor)
        top = self.high or self.low
        if self.qualifier in ("over", "at_least"):
            return Interval(self.low.value, None).scaled(factor)
        if self.qualifier in ("under", "at_most"):
            return Interval(None, top.value).scaled(factor)
        lo = _tens(2 * self.low.coef - 1, self.low.exp10, below=2)
        hi = _tens(2 * top.coef + 1, top.exp10, below=2)
        if self.qualifier == "about":
            lo = min(lo, self.low.value - abs(self.low.value) * ABOUT)
            hi = max(hi, top.value + abs(top.value) * ABOUT)
        return Interval(lo, hi).scaled(factor)

    def to_digits(self, digits: int = 4) -> Figure:
        """Return the figure with so many digits at most: a cell of a data set holds more than anybody measured."""
        low, high = self.low.to_digits(digits), self.high and self.high.to_digits(digits)
        bounds = self.bounds and (self.bounds[0].to_digits(digits), self.bounds[1].to_digits(digits))
        return replace(self, low=low, high=high, bounds=bounds)

    @property
    def numbers(self) -> tuple[Decimal10, ...]:
        """The one number, or both ends of the range."""
        return (self.low,) if self.high is None else (self.low, self.high)


def parse_number(text: str, magnitude: int = 0) -> Decimal10:
    """Return the decimal that `text` ("36,137", "24.6", "600.") writes, times ``10^magnitude``.

    Raises:
        FigureError: `text` is no number, or has more digits than the store holds.
    """
    if not _NUMBER.fullmatch(text):
        raise FigureError(f"{text!r} is no number")
    whole, dot, decimals = text.replace(",", "").partition(".")
    if len(whole) + len(decimals) > MAX_DIGITS + MAX_EXPONENT:
        raise FigureError(f"a number of at most {MAX_DIGITS} digits, with at most {MAX_EXPONENT} zeros or decimals")
    coef, exp10 = int(whole + decimals), -len(decimals)
    if not dot:
        while coef and coef % 10 == 0:
            coef, exp10 = coef // 10, exp10 + 1
    if abs(coef) > MAX_COEF or abs(exp10 + magnitude) > MAX_EXPONENT:
        raise FigureError(f"a number of at most {MAX_DIGITS} digits, with at most {MAX_EXPONENT} zeros or decimals")
    return Decimal10(coef, exp10 + magnitude)


def _read_count(text: str, magnitude: int) -> Decimal10:
    """Return the number of things counted that `text` writes; of few the last digit is known even if it is zero."""
    number = parse_number(text, magnitude)
    return Decimal10(int(number.value), 0) if number.exp10 == 1 and abs(number.coef) < 10 and not magnitude else number


def unit_word(text: str) -> str | None:
    """Return the unit that a typed value names, known or not; None when it follows another grammar."""
    match = _VALUE.fullmatch(text.strip())
    return match["unit"].strip() if match else None


def parse_figure(text: str, units: Units) -> tuple[Figure, Unit]:
    """Return the figure that `text` writes, and its unit.

    Raises:
        FigureError: the text does not follow the grammar, or names no known unit.
    """
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        raise FigureError("a value like '344.6 kg', '> 50 count', '18,000..20,000 usd_per_kg' or '136 million USD'")
    unit = units.find(match["unit"].strip())
    if unit is None:
        raise FigureError(f"a unit of seeds/vocabulary/units.csv, not {match['unit'].strip()!r}")
    magnitude = MAGNITUDES.get(match["magnitude"] or "", 0)
    read = _read_count if unit.dimension in COUNTED else parse_number
    low = read(match["low"], magnitude)
    high = read(match["high"], magnitude) if match["high"] else None
    if high is not None and high.value <= low.value:
        raise FigureError("a range that goes up, like '18,000..20,000'")
    bounds = (parse_number(match["from"], magnitude), parse_number(match["to"], magnitude)) if match["from"] else None
    if bounds is not None and not bounds[0].value <= low.value <= bounds[1].value:
        raise FigureError("bounds around the number, like '4.5 [2.6..6.5]'")
    return Figure(low, high, QUALIFIERS[match["qualifier"] or ""], unit.slug, bounds), unit
