"""A drawn chart, as the page and the files inside an edition use it."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kzdb.language.words import has_digit

_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_NO_NAME = re.compile(r"[^a-z0-9_-]+")
_INNER = re.compile(r"<[^>]+>")


def picture_name(chart: str, part: object = None) -> str:
    """Return the name of a chart's picture: with what it is of, where the chart has several."""
    return chart if part is None else f"{chart}-{_NO_NAME.sub('-', str(part).lower())}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn chart: its SVG, the claims it shows, the rows of its query in words, the data of all its queries."""

    name: str
    svg: str
    claims: tuple[int, ...]
    rows: tuple[str, ...]
    tables: Mapping[str, tuple[dict[str, Any], ...]]

    def in_words(self) -> dict[str, str]:
        """Return what its alternative text can say: all `rows`, and those with the `lowest` and `highest` figure.

        Figures are compared by the column `base`, where the query has one, else by `value`; `ranged` is yes where
        there are any.
        """
        first = next(iter(self.tables.values()), ())
        column = "base" if first and "base" in first[0] else "value"
        by_size = sorted(
            (row[column], place, said)
            for place, (row, said) in enumerate(zip(first, self.rows, strict=True))
            if said and isinstance(row.get(column), int | float)
        )
        lowest, highest = (by_size[0][2], by_size[-1][2]) if by_size else ("", "")
        ranged = "yes" if by_size else "no"
        return {"rows": "; ".join(filter(None, self.rows)), "ranged": ranged, "lowest": lowest, "highest": highest}

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in the picture that hold a digit: labels, and the numbers of its axes."""
        return tuple(filter(has_digit, (html.unescape(_INNER.sub("", one[1])) for one in _TEXT.finditer(self.svg))))

    @property
    def uri(self) -> str:
        """The picture as a data URI, so that the page needs no other file."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()
