"""Figures of ours: sums, differences, changes, shares, ratios, products, yearly averages, in exact numbers.

The result is never more precise than its inputs allow: its interval is computed from theirs, and the digits printed are
those that the interval leaves certain. A figure that is open at one end gives a result that is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from kzdb.errors import TemplateError
from kzdb.facts.figures import Decimal10, Figure
from kzdb.facts.intervals import Interval

MINUS = "\N{MINUS SIGN}"
TIMES = "times"
"""The unit of a multiple."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A way of computing: how many figures it takes, its sign between them, and what it does to numbers.

    A `unit` of its own means that it divides one by another. `spans`: both ends of the result are printed, where its
    middle would say more than its inputs do. `by_years`: it divides by the years that its figure is for.
    """

    least: int
    most: int | None
    sign: str
    apply: Callable[[Sequence[Fraction]], Fraction]
    unit: str | None = None
    spans: bool = False
    by_years: bool = False


FORMULAS = {
    "sum": Formula(2, None, "+", lambda values: sum(values, Fraction(0))),
    "difference": Formula(2, 2, MINUS, lambda values: values[0] - values[1]),
    "change": Formula(2, 2, "", lambda values: (values[0] - values[1]) / values[1] * 100, "percent"),
    "share": Formula(2, 2, "÷", lambda values: values[0] / values[1] * 100, "percent"),
    "ratio": Formula(2, 2, "÷", lambda values: values[0] / values[1], TIMES),
    "product": Formula(2, 2, "×", lambda values: values[0] * values[1], spans=True),
    "per_year": Formula(1, 1, "÷", lambda values: values[0] / values[1], by_years=True),
}
"""`change` is from the second figure to the first; `share` is the first of the second; `product` is a multiple of a
figure; `per_year` is a figure divided by the whole calendar years of its claim's own period."""


def compute(name: str, figures: Sequence[Figure], years: int | None = None) -> Figure:
    """Return the figure that a formula gives.

    Args:
        name: one of FORMULAS.
        figures: in the formula's order.
        years: the calendar years that the figure of `per_year` is for.

    Raises:
        TemplateError: the formula is unknown, the figures do not fit it, or nothing follows from them.
    """
    formula = FORMULAS.get(name)
    if formula is None:
        raise TemplateError(f"formula: got {name!r}, expected one of {', '.join(FORMULAS)}")
    _check(name, formula, figures, years)
    if formula.by_years:
        return _yearly(figures[0], Fraction(years or 1))
    middle = formula.apply([_middle(figure) for figure in figures])
    reach = _reach(formula, [figure.interval() for figure in figures])
    if formula.spans:
        return _span(figures, reach)
    exp10 = _last_digit(formula, figures, reach)
    return Figure(_at(middle, exp10, round), None, _qualifier(formula, reach, figures), formula.unit or figures[0].unit)


def expression(name: str, texts: Sequence[Markup]) -> Markup:
    """Return a formula with its inputs as printed: ``724.1 kg − 344.6 kg``."""
    if name == "change":
        return Markup("({} {} {}) ÷ {}").format(texts[0], MINUS, texts[1], texts[1])
    return Markup(" {} ").format(FORMULAS[name].sign).join(texts)


def _check(name: str, formula: Formula, figures: Sequence[Figure], years: int | None) -> None:
    """Refuse figures that the formula cannot take."""
    if len(figures) < formula.least or (formula.most is not None and len(figures) > formula.most):
        wanted = f"{formula.least}" if formula.most else f"at least {formula.least}"
        raise TemplateError(f"{name}: got {len(figures)} figures, expected {wanted}")
    if formula.spans and figures[0].unit != TIMES:
        raise TemplateError(f"{name}: got {figures[0].unit} first, expected a multiple ({TIMES}) and then a figure")
    units = sorted({figure.unit for figure in (figures[1:] if formula.spans else figures)})
    if len(units) > 1:
        raise TemplateError(f"{name}: got {' and '.join(units)}, expected figures of one unit")
    if formula.unit and not figures[1].low.coef:
        raise TemplateError(f"{name}: got a zero to divide by")
    if formula.by_years and years is None:
        raise TemplateError(f"{name}: got a figure for another period, expected one for whole calendar years")


def _middle(figure: Figure) -> Fraction:
    """Return the figure's number; of a printed range its middle."""
    return sum((number.value for number in figure.numbers), Fraction(0)) / len(figure.numbers)


def _at(number: Fraction, exp10: int, to: Callable[[Fraction], int]) -> Decimal10:
    """Return a number rounded to a power of ten."""
    return Decimal10(to(number / Fraction(10) ** exp10), exp10)


def _reach(formula: Formula, intervals: Sequence[Interval]) -> Interval:
    """Return the interval of the result: every formula only rises or only falls with each figure, so corners do.

    An open end of an input opens that end of the result which it moves; what opens both says nothing.
    """
    level = formula.apply([Fraction(3)] * len(intervals))
    lows: list[Fraction | None] = []
    highs: list[Fraction | None] = []
    for place, interval in enumerate(intervals):
        rises = formula.apply([Fraction(3 + (place == other)) for other in range(len(intervals))]) > level
        lows.append(interval.lo if rises else interval.hi)
        highs.append(interval.hi if rises else interval.lo)
    low, high = (_corner(formula, corner) for corner in (lows, highs))
    if low is None and high is None:
        raise TemplateError("figures: got ends open in opposite directions. Nothing follows from them")
    return Interval(*sorted((low, high))) if low is not None and high is not None else Interval(low, high)


def _corner(formula: Formula, ends: Sequence[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    return None if len(known) < len(ends) or (formula.unit and not known[1]) else formula.apply(known)


def _span(figures: Sequence[Figure], reach: Interval) -> Figure:
    """Return a result by its two ends, rounded at the first digit of its width; by one where they agree."""
    exp10 = figures[-1].numbers[-1].exp10
    if reach.lo is not None and reach.hi is not None:
        exp10 = max(exp10, _first_digit(reach.hi - reach.lo))
        low, high = (_at(end, exp10, round) for end in (reach.lo, reach.hi))
        spread = high.coef > low.coef
        return Figure(low, high if spread else None, "about", figures[-1].unit)
    return _open(reach, exp10, figures[-1].unit)


def _yearly(figure: Figure, years: Fraction) -> Figure:
    """Return what falls to each year of a figure's period, to the first digit that its interval leaves open."""
    reach = figure.interval().scaled(1 / years)
    if reach.lo is None or reach.hi is None:
        return _open(reach, _first_digit(figure.low.half_unit * 2 / years), figure.unit)
    width = reach.hi - reach.lo
    exp10 = _first_digit(width)
    exact = figure.qualifier == "exact" and width <= Fraction(10) ** exp10
    return Figure(_at(_middle(figure) / years, exp10, round), None, "exact" if exact else "about", figure.unit)


def _open(reach: Interval, exp10: int, unit: str) -> Figure:
    """Return a bound, rounded to the side on which it still holds."""
    if reach.lo is not None:
        return Figure(_at(reach.lo, exp10, math.floor), None, "at_least", unit)
    return Figure(_at(reach.hi or Fraction(0), exp10, math.ceil), None, "at_most", unit)


def _first_digit(number: Fraction) -> int:
    """Return the power of ten of the first digit of a positive number: 6 of 3.3 million."""
    power = math.floor(math.log10(number)) + 1  # a logarithm in floats may miss a power of ten by one
    while Fraction(10) ** power > number:
        power -= 1
    return power


def _last_digit(formula: Formula, figures: Sequence[Figure], reach: Interval) -> int:
    """Return the power of ten of the last digit that may be printed."""
    if formula.unit is None:
        return max(number.exp10 for figure in figures for number in figure.numbers)
    return -1 if reach.lo is not None and reach.hi is not None and reach.hi - reach.lo <= Fraction(1, 10) else 0


def _qualifier(formula: Formula, reach: Interval, figures: Sequence[Figure]) -> str:
    if reach.hi is None:
        return "at_least"
    if reach.lo is None:
        return "at_most"
    wide = formula.unit is not None and reach.hi - reach.lo > 1
    return "about" if wide or any(figure.qualifier != "exact" for figure in figures) else "exact"
