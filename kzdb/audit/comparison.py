"""One printed figure against one figure of the base, each with what its print leaves open."""

from __future__ import annotations

from fractions import Fraction

from kzdb.audit.base import Row
from kzdb.draft.text.quantities import Quantity
from kzdb.facts.figures import FigureError, parse_figure
from kzdb.facts.intervals import Interval
from kzdb.facts.units import Unit, Units

__all__ = ["compare", "difference", "fits"]


def fits(figure: Quantity, unit: Unit) -> bool:
    """Say whether a figure can be in a unit: the same base, or a count without one; a price is money."""
    if figure.unit is None:
        return unit.dimension in ("count", "people")
    if figure.unit.dimension == "people":
        return unit.dimension in ("count", "people")
    if figure.unit.dimension == "money" and unit.dimension == "price_per_mass":
        return unit.slug.lower().startswith(figure.unit.slug.lower())
    return figure.unit.base == unit.base


def _interval(figure: Quantity, row: Row) -> tuple[Interval, Fraction] | None:
    """Return what the printed figure leaves open in the row's base unit, and its value; None when it is no figure."""
    unit = figure.unit if figure.unit is not None and figure.unit.base == row.unit.base else row.unit
    try:
        parsed, _ = parse_figure(f"{figure.number} {unit.slug}", Units([unit]))
    except FigureError:
        return None
    return parsed.interval(unit.factor), parsed.low.value * unit.factor


def compare(figure: Quantity, row: Row) -> str:
    """Return matches, rounding or contradicts; two figures with the same digits match however they are rounded."""
    read = _interval(figure, row)
    if read is None:
        return "contradicts"
    interval, value = read
    if value == row.value and ((".." in figure.number) == (row.figure.high is not None)):
        return "matches" if _qualifier(figure) == row.figure.qualifier else "rounding"
    return "contradicts" if interval.disjoint(row.interval) else "rounding"


def _qualifier(figure: Quantity) -> str:
    sign = figure.number.partition(" ")[0]
    return {"~": "about", ">=": "at_least", "<=": "at_most", ">": "over", "<": "under"}.get(sign, "exact")


def difference(figure: Quantity, row: Row) -> str:
    """Say how far a figure is from a row's, in its unit and as a share."""
    read = _interval(figure, row)
    if read is None or not row.value:
        return "different"
    off = read[1] - row.value
    amount = _short(abs(off) / row.unit.factor)
    unit = "" if row.unit.dimension == "count" else f" {row.unit.symbol or row.unit.name}"
    share = abs(off / row.value) * 100
    return f"{'above' if off > 0 else 'below'} by {amount}{unit} ({_short(share, 3)} %)"


def _short(number: Fraction, digits: int = 6) -> str:
    """Return a number with so many digits at least, and those before the point whole."""
    decimals = max(0, digits - len(str(int(number))))
    text = f"{float(number):,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text
