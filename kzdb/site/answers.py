"""An answer in words: the figure, date, name, sentence or term that a claim gives, and the time it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from kzdb.language.wording import Wording, figure_from

__all__ = ["answer_of", "period_of"]

Parts = tuple[str, str, str]


def answer_of(row: Mapping[str, Any], wording: Wording) -> tuple[str, Parts | None]:
    """Return the answer of a row of `queries/claims.sql` in words; of a figure also its three parts."""
    kind = row["kind"]
    if kind == "observation" and row["coef"] is not None:
        parts = wording.figure_parts(figure_from(row))
        return "".join(parts), parts
    if kind == "milestone" and row["date"] is not None:
        return wording.date(row["date"], row["date_precision"], row["date_end"]), None
    if kind == "relation":
        return row["role"] or "", None
    if kind == "statement":
        return row["says"] or row["value_text"] or "", None
    if kind == "naming":
        return row["name"] or row["value_text"] or "", None
    return row["value_text"] or "", None


def period_of(row: Mapping[str, Any], wording: Wording) -> tuple[str, int]:
    """Return the time a claim is about in words, empty when it says none, and its last year, 0 when it says none."""
    if row["kind"] == "observation":
        start, end = row["period_start"], row["period_end"]
        return wording.period(start, end), end.year if end else 0
    if row["kind"] == "milestone":
        return "", row["date"].year if row["date"] else 0
    if row["kind"] == "relation":
        first, last = row["from_date"], row["to_date"]
        words = [
            wording.text(key, date=wording.date(day, precision))
            for key, day, precision in (
                ("term-from", first, row["from_precision"]),
                ("term-to", last, row["to_precision"]),
            )
            if isinstance(day, dt.date)
        ]
        newest = last or first
        return " ".join(words), newest.year if newest else 0
    return "", 0
