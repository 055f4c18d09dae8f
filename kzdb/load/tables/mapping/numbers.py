"""Numbers of cells, in the marks that the mapping declares, as kzdb types them.

A stored number is known to its last digit: "2000" becomes "2000.", whose zeros count, and never a rounded two thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from kzdb.facts.figures import FigureError, parse_number
from kzdb.load.tables.readers.sheets import Dialect

__all__ = ["PLAIN_DECIMAL", "PLAIN_WHOLE", "number_reader", "typed_number"]

PLAIN_WHOLE = "-?[0-9]{1,17}"
PLAIN_DECIMAL = r"-?[0-9]{1,2}\.[0-9]{1,15}|-?[0-9]{1,9}\.[0-9]{1,8}"
"""Texts that need no reading, where the decimal mark is a point: only a point is put behind the first."""

_SCIENTIFIC = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[eE][-+]?[0-9]{1,3}")


def number_reader(dialect: Dialect) -> Callable[[str], str]:
    """Return the function that turns a cell's text into a typed number; it raises FigureError for any other text."""
    point, group = re.escape(dialect.decimal), re.escape(dialect.group)
    digits = rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+" if dialect.group else "[0-9]+"
    number = re.compile(rf"[-+]?(?:(?:{digits})(?:{point}[0-9]+)?|{point}[0-9]+)")

    def read(text: str) -> str:
        plain = text.strip().replace("\u2212", "-").replace("\u2013", "-")
        if dialect.group in (" ", "\u00a0", "\u202f"):
            plain = re.sub("[ \u00a0\u202f]", dialect.group, plain)
        if number.fullmatch(plain):
            if dialect.group:
                plain = plain.replace(dialect.group, "")
            return typed_number(plain.replace(dialect.decimal, "."))
        if dialect.decimal == "." and _SCIENTIFIC.fullmatch(plain):
            return typed_number(format(Decimal(plain), "f"))
        marks = f"{dialect.decimal!r} for decimals" + (f", {dialect.group!r} between groups" if dialect.group else "")
        raise FigureError(f"a number with {marks}")

    return read


def typed_number(plain: str) -> str:
    """Return digits with at most one point as kzdb types a number whose every digit is known.

    Raises:
        FigureError: it has more digits than the store holds.
    """
    sign = "-" if plain.startswith("-") else ""
    whole, _, decimals = plain.lstrip("+-").partition(".")
    typed = f"{sign}{whole.lstrip('0') or '0'}.{decimals}"
    parse_number(typed)
    return typed
