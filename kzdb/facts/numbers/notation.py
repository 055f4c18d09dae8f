"""How a source writes its numbers: which mark sets groups of digits apart, and which begins the decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["NOTATIONS", "NotANumber", "Notation", "read_digits"]

_BLANKS = re.compile(r"\s+")
_ALWAYS_GROUPS = " '"  # a blank or an apostrophe between digits is never a decimal mark


class NotANumber(ValueError):
    """Digits that write no number, or more than one; the message says why."""


@dataclass(frozen=True, slots=True)
class Notation:
    """The marks of a source: `group` is "," or "." or a blank, `decimal` "." or ","."""

    group: str
    decimal: str


NOTATIONS = {"1,234.5": Notation(",", "."), "1.234,5": Notation(".", ","), "1 234,5": Notation(" ", ","),
             "1 234.5": Notation(" ", ".")}  # fmt: skip
"""The ways to write a number, each by the example that source.toml gives."""


def read_digits(run: str, notation: Notation | None) -> Fraction:
    """Return the number that a run of ASCII digits and marks writes.

    Args:
        run: digits with marks inside; it begins with a digit or with a point and a digit.
        notation: the marks of the source. Without it a run counts only if all common ways to read it agree.

    Raises:
        NotANumber: it is none, or "1,234" where the source does not say what a comma is.
    """
    plain = _BLANKS.sub(" ", run.replace("’", "'"))
    if plain.isdigit():
        return Fraction(plain)
    tried = [notation] if notation else [NOTATIONS["1,234.5"], NOTATIONS["1.234,5"]]
    found = {value for one in tried if (value := _read(plain, one)) is not None}
    if len(found) > 1:
        low, high = sorted(found)
        raise NotANumber(
            f"{run!r} is {high} or {float(low)}: write in source.toml how the source writes numbers, "
            'like numbers = "1,234.5"'
        )
    if not found:
        raise NotANumber(
            f"{run!r} is no number" + (" as source.toml says that the source writes them" if notation else "")
        )
    return found.pop()


def _read(plain: str, notation: Notation) -> Fraction | None:
    whole, mark, decimals = plain.rpartition(notation.decimal)
    if not mark:
        whole, decimals = plain, ""
    if decimals and not decimals.isdigit():
        return None
    marks = {letter for letter in whole if not letter.isdigit()}
    if len(marks) > 1 or not marks <= {*_ALWAYS_GROUPS, notation.group}:
        return None
    if marks:
        group = re.escape(marks.pop())
        lakh = rf"|[1-9][0-9]?(?:{group}[0-9]{{2}})+{group}[0-9]{{3}}"  # 12,34,567 as in India
        if not re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+{lakh}", whole):
            return None
    digits = re.sub(r"[^0-9]", "", whole)
    return Fraction(int(digits or "0")) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)
