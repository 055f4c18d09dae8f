"""What a spreadsheet would run rather than show, and the one rule that keeps it from that: an apostrophe before it."""

from __future__ import annotations

__all__ = ["FORMULA_STARTS", "neutralised", "neutralised_sql"]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text may start with for a spreadsheet to run it; the wide forms are folded to the narrow ones by some."""


def neutralised(text: str) -> str:
    """Return `text` as a CSV cell may hold it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def neutralised_sql(expression: str) -> str:
    """Return an SQL expression that gives the text of `expression` by the same rule."""
    codes = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
    return f"CASE WHEN left({expression}, 1) IN ({codes}) THEN '''' || {expression} ELSE {expression} END"
