"""How fresh sources are: each says in its source.toml how often a new edition comes, and where people look for it.

::

    [next_edition]
    every = "1 year"                       # or "6 months", "90 days"
    look = "https://www.state.gov/incsr"   # an address, or words: "ask the press office"
    looked = "2026-11-20"                  # last day somebody looked; may be left out

Freshness is a function of the data and the day, never of runs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

__all__ = ["Freshness", "read_freshness"]

_SOURCES = """
SELECT source, edition, published_by, next_expected, next_look, looked_on, coalesce(next_expected < $today, false)
FROM sources
INNER JOIN (SELECT source, edition FROM source_editions WHERE is_current) USING (source)
WHERE next_every IS NOT NULL
ORDER BY next_expected NULLS LAST, source
"""


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known of a source's editions.

    Attributes:
        source: its slug.
        edition, published: the edition at hand, and the last day it can have been published.
        expected: the day a new one is expected, None when the source has no date.
        look: where people look for it.
        looked: the last day they did.
        overdue: the day has passed.
    """

    source: str
    edition: str
    published: dt.date | None
    expected: dt.date | None
    look: str
    looked: dt.date | None
    overdue: bool


def read_freshness(connection: duckdb.DuckDBPyConnection, today: dt.date) -> list[Freshness]:
    """Return the freshness of every source that says how often a new edition comes, the most overdue first."""
    return [Freshness(*row) for row in connection.execute(_SOURCES, {"today": today}).fetchall()]
