"""Figures of ours: sums, differences, changes, ratios, shares of a year, in exact decimals.

The result is never more precise than its inputs allow: its interval is computed from theirs, and the digits
printed are those that the interval leaves certain. A figure that is open at one end gives a result that is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from kzdb.errors import TemplateError
from kzdb.facts.figures import Decimal10, Figure
from kzdb.facts.intervals import Interval
from kzdb.report.evidence import Amount

MINUS = "\N{MINUS SIGN}"
TIMES = "times"
"""The unit of a multiple."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A way of computing: how many figures it takes, its sign between them, and what it does to points."""

    least: int
    most: int | None
    sign: str
    apply: Callable[[Sequence[Fraction]], Fraction]
    unit: str | None = None
    symbol: str = ""
    spans: bool = False
    """Whether both ends of the result are printed, where its middle would say more than its inputs do."""
    by_years: bool = False
    """Whether it divides by the years that its figure is for."""


def _sum(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


FORMULAS = {
    "sum": Formula(2, None, "+", _sum),
    "difference": Formula(2, 2, MINUS, lambda values: values[0] - values[1]),
    "change": Formula(2, 2, "", lambda values: (values[0] - values[1]) / values[1] * 100, "percent", "%"),
    "share": Formula(2, 2, "÷", lambda values: values[0] / values[1] * 100, "percent", "%"),
    "ratio": Formula(2, 2, "÷", lambda values: values[0] / values[1], TIMES, TIMES),
    "product": Formula(2, 2, "×", lambda values: values[0] * values[1], spans=True),
    "per_year": Formula(1, 1, "÷", lambda values: values[0] / values[1], by_years=True),
}
"""What `derived` computes. `change` is from the second figure to the first; `share` is the first of the second;
`product` is a multiple, so many times, of a figure; `per_year` is a figure divided by the whole calendar years of its
claim's own period."""


def derive(name: str, amounts: Sequence[Amount]) -> Amount:
    """Compute a figure from those of claims; `name` is one of FORMULAS.

    Raises TemplateError where the formula is unknown, the inputs do not fit it, or nothing follows from them.
    """
    formula = FORMULAS.get(name)
    if formula is None:
        raise TemplateError(f"no formula {name!r}; there are {', '.join(FORMULAS)}")
    _check(name, formula, amounts)
    if formula.by_years:
        return _yearly(formula, amounts[0])
    figures = [figure_of(amount) for amount in amounts]
    middle = formula.apply([_middle(figure) for figure in figures])
    reach = _reach(formula, [figure.interval() for figure in figures])
    if formula.spans:
        return _span(formula, amounts, reach)
    decimals, exp10 = _precision(formula, amounts, reach)
    rounded = Fraction(round(middle * Fraction(10) ** max(0, -exp10)), 10 ** max(0, -exp10))
    if exp10 > 0:
        rounded = Fraction(round(middle / 10**exp10) * 10**exp10)
    return Amount(
        value=float(rounded),
        value_end=None,
        decimals=decimals,
        exp10=exp10,
        unit=formula.unit or amounts[0].unit,
        symbol=formula.symbol or amounts[0].symbol,
        qualifier=_qualifier(formula, reach, amounts),
    )


def divisors(name: str, amounts: Sequence[Amount]) -> tuple[int, ...]:
    """Return what a formula divides by beside its figures: the years that a figure is for, or nothing."""
    return tuple(amount.years or 1 for amount in amounts) if FORMULAS[name].by_years else ()


def expression(name: str, texts: Sequence[Markup]) -> Markup:
    """Write a formula with its inputs as printed, its divisors behind them: ``724.1 kg − 344.6 kg``."""
    if name == "change":
        return Markup("({} {} {}) ÷ {}").format(texts[0], MINUS, texts[1], texts[1])
    return Markup(" {} ").format(FORMULAS[name].sign).join(texts)


def figure_of(amount: Amount) -> Figure:
    """Return a printed amount as the exact figure it is."""
    exp10 = amount.exp10 if amount.exp10 is not None else -amount.decimals

    def exact(value: float) -> Decimal10:
        return Decimal10(int(Fraction(Decimal(repr(value))) / Fraction(10) ** exp10), exp10)

    high = None if amount.value_end is None else exact(amount.value_end)
    return Figure(exact(amount.value), high, amount.qualifier, amount.unit)


def _check(name: str, formula: Formula, amounts: Sequence[Amount]) -> None:
    """Refuse inputs that the formula cannot take."""
    if len(amounts) < formula.least or (formula.most is not None and len(amounts) > formula.most):
        wanted = f"{formula.least}" if formula.most else f"at least {formula.least}"
        raise TemplateError(f"{name} takes {wanted} figures, got {len(amounts)}")
    if formula.spans and amounts[0].unit != TIMES:
        raise TemplateError(f"{name} takes a multiple ({TIMES}) and then a figure, got {amounts[0].unit} first")
    units = sorted({amount.unit for amount in (amounts[1:] if formula.spans else amounts)})
    if len(units) > 1:
        raise TemplateError(f"{name} takes figures of one unit, got {', '.join(units)}")
    if name in {"change", "share", "ratio"} and not amounts[1].value:
        raise TemplateError(f"{name} cannot divide by a figure of zero")
    if formula.by_years and amounts[0].years is None:
        raise TemplateError(f"{name} takes a figure for whole calendar years; the period of this one is not")


def _middle(figure: Figure) -> Fraction:
    """Return the figure's number; of a printed range its middle."""
    return sum((number.value for number in figure.numbers), Fraction(0)) / len(figure.numbers)


def _reach(formula: Formula, intervals: Sequence[Interval]) -> Interval:
    """Return the interval of the result: every formula is monotonous in each of its figures, so corners do.

    An open end of an input opens that end of the result which it moves; what opens both says nothing.
    """
    rising = [formula.apply([Fraction(3 + (k == i)) for k in range(len(intervals))]) for i in range(len(intervals))]
    level = formula.apply([Fraction(3)] * len(intervals))
    lows, highs = [], []
    divides = formula.unit is not None
    for interval, higher in zip(intervals, rising, strict=True):
        low, high = (interval.lo, interval.hi) if higher > level else (interval.hi, interval.lo)
        lows.append(low)
        highs.append(high)
    ends = [
        None if any(end is None for end in corner) or (divides and not corner[1]) else corner
        for corner in (lows, highs)
    ]
    low_end, high_end = (
        None if corner is None else formula.apply([end for end in corner if end is not None]) for corner in ends
    )
    if low_end is None and high_end is None:
        raise TemplateError("nothing follows from these figures: they are open at ends that pull apart")
    if low_end is not None and high_end is not None and low_end > high_end:
        low_end, high_end = high_end, low_end
    return Interval(low_end, high_end)


def _span(formula: Formula, amounts: Sequence[Amount], reach: Interval) -> Amount:
    """Return a result by its two ends, rounded at the first digit of its width; by one where they agree.

    A bound is rounded to the side on which it still holds.
    """
    of = amounts[-1]
    exp10 = -of.decimals if of.exp10 is None else of.exp10
    if reach.lo is not None and reach.hi is not None:
        exp10 = max(exp10, _first_digit(reach.hi - reach.lo))
    last = Fraction(10) ** exp10
    ends = [end / last for end in (reach.lo, reach.hi) if end is not None]
    if reach.hi is None:
        whole = [math.floor(end) for end in ends]
    else:
        whole = [math.ceil(end) if reach.lo is None else round(end) for end in ends]
    spread = whole[-1] > whole[0]
    return Amount(
        value=float(whole[0] * last),
        value_end=float(whole[-1] * last) if spread else None,
        decimals=max(0, -exp10),
        exp10=exp10,
        unit=of.unit,
        symbol=of.symbol,
        qualifier="about" if spread else _qualifier(formula, reach, amounts),
    )


def _yearly(formula: Formula, amount: Amount) -> Amount:
    """Return what falls to each year of a figure's period, to the first digit that its interval leaves open.

    A bound is rounded to the side on which it still holds.
    """
    figure, years = figure_of(amount), Fraction(amount.years or 1)
    reach = figure.interval().scaled(1 / years)
    width = figure.low.half_unit * 2 / years  # of a bound: what its own last digit leaves open
    if reach.lo is not None and reach.hi is not None:
        width = reach.hi - reach.lo
    exp10 = _first_digit(width)
    last = Fraction(10) ** exp10
    rounded = round(formula.apply([_middle(figure), years]) / last)
    if reach.hi is None and reach.lo is not None:
        rounded = math.floor(reach.lo / last)
    elif reach.lo is None and reach.hi is not None:
        rounded = math.ceil(reach.hi / last)
    qualifier = _qualifier(formula, reach, [amount])
    return Amount(
        value=float(rounded * last),
        value_end=None,
        decimals=max(0, -exp10),
        exp10=exp10,
        unit=amount.unit,
        symbol=amount.symbol,
        qualifier="about" if qualifier == "exact" and width > last else qualifier,
    )


def _first_digit(number: Fraction) -> int:
    """Return the power of ten of the first digit of a positive number: 6 of 3.3 million."""
    power = math.floor(math.log10(number)) + 1  # a logarithm in floats may miss a power of ten by one
    while Fraction(10) ** power > number:
        power -= 1
    return power


def _precision(formula: Formula, amounts: Sequence[Amount], reach: Interval) -> tuple[int, int]:
    """Return the decimals and the power of ten of the last digit that may be printed."""
    if formula.unit is None:
        exp10 = max(-amount.decimals if amount.exp10 is None else amount.exp10 for amount in amounts)
        return max(0, -exp10), exp10
    if reach.lo is None or reach.hi is None:
        return 0, 0
    decimals = 1 if reach.hi - reach.lo <= Fraction(1, 10) else 0
    return decimals, -decimals


def _qualifier(formula: Formula, reach: Interval, amounts: Sequence[Amount]) -> str:
    """Return the qualifier of the result."""
    if reach.hi is None:
        return "at_least"
    if reach.lo is None:
        return "at_most"
    wide = formula.unit is not None and reach.hi - reach.lo > 1
    return "about" if wide or any(amount.qualifier != "exact" for amount in amounts) else "exact"
