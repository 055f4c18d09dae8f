"""Intervals of exact numbers: what a printed figure leaves open, and so what it cannot contradict."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Interval", "float_above", "float_below"]


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `lo` to `hi`, both ends in; None is no bound on that side."""

    lo: Fraction | None
    hi: Fraction | None

    def __post_init__(self) -> None:
        lo, hi = self.lo, self.hi
        if lo is not None and hi is not None and lo.numerator * hi.denominator > hi.numerator * lo.denominator:
            raise ValueError(f"an interval from {self.lo} down to {self.hi}")

    def scaled(self, factor: Fraction) -> Interval:
        """Return the interval in another unit; `factor` is positive."""
        if factor == 1:
            return self
        return Interval(None if self.lo is None else self.lo * factor, None if self.hi is None else self.hi * factor)

    def disjoint(self, other: Interval) -> bool:
        """Say whether no number lies in both."""
        return (self.hi is not None and other.lo is not None and self.hi < other.lo) or (
            other.hi is not None and self.lo is not None and other.hi < self.lo
        )

    def outward(self) -> tuple[float | None, float | None]:
        """Return the ends as floats rounded outward, so that floats never part what exact numbers join."""
        return (
            None if self.lo is None else float_below(self.lo),
            None if self.hi is None else float_above(self.hi),
        )


def float_below(number: Fraction) -> float:
    """Return the largest float that is not above `number`."""
    nearest = float(number)
    above, below = nearest.as_integer_ratio()
    return nearest if above * number.denominator <= number.numerator * below else math.nextafter(nearest, -math.inf)


def float_above(number: Fraction) -> float:
    """Return the smallest float that is not below `number`."""
    nearest = float(number)
    above, below = nearest.as_integer_ratio()
    return nearest if above * number.denominator >= number.numerator * below else math.nextafter(nearest, math.inf)
