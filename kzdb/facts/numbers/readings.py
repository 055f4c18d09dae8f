"""What was read at a place of a text: a number, a range, an estimate with its bounds, or why nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Printed", "show"]


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed number from `start` to `end` of the text, its sign, currency mark and magnitude included.

    Attributes:
        value: the number, or the low end of a range; None when it cannot be read, and `why` says so.
        high: the high end of a range.
        scale: the last magnitude printed with it (1 for none).
        qualifiers: those that a typed value may have for the words before or behind it; empty when it has none.
        interval: the bounds that the source itself gives around the number.
        interval_kind: what the words with the bounds say that they are; "unnamed" when they say nothing.
        measure: the base unit that the value of a compound measure is in, "kg" for "1 ton 381 kg"; "" for all others.
        places: decimals of a compound measure that are known.
        ends: the two numbers of "from 5 to 7", which may be a range or a change.
    """

    start: int
    end: int
    text: str
    value: Fraction | None
    high: Fraction | None = None
    why: str = ""
    scale: Fraction = Fraction(1)
    qualifiers: tuple[str, ...] = ()
    qualified_from: int | None = None
    interval: tuple[Fraction, Fraction] | None = None
    interval_kind: str | None = None
    measure: str = ""
    places: int = 0
    ends: tuple[Printed, ...] = ()

    def __str__(self) -> str:
        if self.value is None:
            return self.why
        numbers = show(self.value) + (f"..{show(self.high)}" if self.high is not None else "")
        return f"{numbers} {self.measure}" if self.measure else numbers


def show(number: Fraction) -> str:
    """Return a number as one types it in a seed: "45,000", "1.5"; a fraction without end as "1/3"."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    digits = f"{abs(number * 10**places).numerator:0{places + 1}d}"
    return f"{'-' if number < 0 else ''}{int(digits[:-places]):,}.{digits[-places:]}"
