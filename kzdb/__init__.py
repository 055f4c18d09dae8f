"""kzdb: claims with evidence, and briefings in which every figure can be followed back.

The one way of the data, a package for each step::

    seeds -> kzdb.load -> kzdb.store -> kzdb.publish -> kzdb.report -> briefing.pdf

`kzdb.facts` says what a claim is (plain Python, no I/O); `kzdb.pipeline` is the only place where the steps meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from duckdb import DuckDBPyConnection

__all__ = ["__version__", "connect"]

__version__ = "0.1.0"


def connect(root: str | Path = ".", *, revision: int | None = None, as_of: date | None = None) -> DuckDBPyConnection:
    """Open the published file of the workspace at `root`, read-only and sealed (no files, no network, no extensions).

    `revision` asks for what the base held then, `as_of` for what could be known on that day; without them it is the
    newest.

    Raises:
        kzdb.errors.PublishError: nothing has been published there yet, or there is no such revision.
    """
    from kzdb.pipeline import connect as connect_published

    return connect_published(root, revision=revision, as_of=as_of)
