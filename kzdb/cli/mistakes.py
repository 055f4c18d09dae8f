"""How mistakes of a run are shown: the first of them a line each, the rest by reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["shown"]

SHOWN = 50
"""Mistakes that get a line of their own."""
REASONS = 10
"""Reasons that the rest is counted by."""

_REASON = re.compile(r", (?P<field>[\w.-]+): got .*?, expected (?P<expected>.*)\. [^.]+\.?$")


def shown(mistakes: Sequence[str]) -> Iterator[str]:
    """Yield the lines for mistakes, however many there are."""
    yield from mistakes[:SHOWN]
    rest = Counter(map(_reason, mistakes[SHOWN:]))
    if rest:
        yield f"and {rest.total():,} more:"
        for reason, count in rest.most_common(REASONS):
            yield f"{count:,} × {reason}"
        others = sum(count for _, count in rest.most_common()[REASONS:])
        if others:
            yield f"{others:,} of other kinds"


def _reason(mistake: str) -> str:
    found = _REASON.search(mistake)
    if found is None:
        return mistake
    return f"{found['field']}: expected {found['expected']}"
