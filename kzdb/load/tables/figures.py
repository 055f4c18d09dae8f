"""Figures of an extract, column by column: the same numbers as `parse_figure` gives, many at a time."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from kzdb.facts.figures import Figure, parse_figure, parse_number
from kzdb.facts.intervals import float_above, float_below
from kzdb.facts.units import Unit
from kzdb.load.vocabulary import Vocabulary

__all__ = ["FigureColumns", "figure_columns", "unit_of"]

FigureColumns = dict[str, list[object]]
NAMES = ("coef", "exp10", "coef_high", "exp10_high", "qualifier", "unit", "lo", "hi")

_PLAIN = re.compile(r"(-?[0-9]{1,17})\.([0-9]{0,17}) ([^ ~<>=0-9.].*)")


def unit_of(value: str, vocabulary: Vocabulary) -> tuple[Figure, Unit]:
    """Return the figure a typed value writes, and its unit.

    Raises:
        FigureError: it is none.
    """
    return parse_figure(value, vocabulary.units)


def figure_columns(
    values: Sequence[str], lows: Sequence[str], highs: Sequence[str], vocabulary: Vocabulary
) -> FigureColumns:
    """Return the columns of figures for typed values; where low and high are given they are the interval."""
    find = lru_cache(maxsize=256)(vocabulary.units.find)
    rows = []
    for value, low, high in zip(values, lows, highs, strict=True):
        found = _PLAIN.fullmatch(value)
        unit = find(found[3]) if found else None
        if found is None or unit is None or len(found[1]) + len(found[2]) > 18:
            row = _row(*unit_of(value, vocabulary))
        else:
            coef, exponent = int(found[1] + found[2]), -len(found[2])
            if found[1].startswith("-") and coef > 0:
                coef = -coef
            top, bottom = unit.factor.numerator, 2 * 10**-exponent * unit.factor.denominator
            row = (
                coef, exponent, None, None, "exact", unit.slug,
                _below((2 * coef - 1) * top, bottom), _above((2 * coef + 1) * top, bottom),
            )  # fmt: skip
        if low or high:
            factor = vocabulary.units.find(str(row[5])).factor  # type: ignore[union-attr]
            row = (
                *row[:6],
                float_below(parse_number(low).value * factor) if low else row[6],
                float_above(parse_number(high).value * factor) if high else row[7],
            )
        rows.append(row)
    columns = zip(*rows, strict=True) if rows else [()] * len(NAMES)
    return {name: list(column) for name, column in zip(NAMES, columns, strict=True)}


def _row(figure: Figure, unit: Unit) -> tuple[object, ...]:
    lo, hi = figure.interval(unit.factor).outward()
    high = figure.high
    return (
        figure.low.coef, figure.low.exp10, high.coef if high else None, high.exp10 if high else None, figure.qualifier,
        unit.slug, lo, hi,
    )  # fmt: skip


def _below(number: int, by: int) -> float:
    """Return `number / by` as the largest float that is not above it."""
    nearest = number / by
    top, bottom = nearest.as_integer_ratio()
    return nearest if top * by <= number * bottom else math.nextafter(nearest, -math.inf)


def _above(number: int, by: int) -> float:
    """Return `number / by` as the smallest float that is not below it."""
    nearest = number / by
    top, bottom = nearest.as_integer_ratio()
    return nearest if top * by >= number * bottom else math.nextafter(nearest, math.inf)
