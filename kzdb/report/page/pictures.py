"""A drawn chart, as the page and the files inside an edition use it."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass
from typing import Any

from kzdb.language.words import has_digit

_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_INNER = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawn chart: its SVG, the claims it shows, its rows in words, its data."""

    name: str
    svg: str
    claims: tuple[int, ...]
    rows: tuple[str, ...]
    data: tuple[dict[str, Any], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in the picture that hold a digit: labels, and the numbers of its axes."""
        return tuple(filter(has_digit, (html.unescape(_INNER.sub("", one[1])) for one in _TEXT.finditer(self.svg))))

    @property
    def uri(self) -> str:
        """The picture as a data URI, so that the page needs no other file."""
        return "data:image/svg+xml;base64," + base64.b64encode(self.svg.encode()).decode()
