"""kzdb: claims with evidence, and briefings in which every figure can be followed back.

The one way of the data, a package for each step::

    seeds -> kzdb.load -> kzdb.store -> kzdb.publish -> kzdb.report -> briefing.pdf

`kzdb.facts` says what a claim is (plain Python, no I/O); `kzdb.pipeline` is the only place where the steps meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

__all__ = ["__version__", "connect"]

__version__ = "0.1.0"


def connect(root: str | Path = ".") -> DuckDBPyConnection:
    """Open the published file of the workspace at `root`, read-only and sealed (no files, no network, no extensions).

    Raises:
        kzdb.errors.PublishError: nothing has been published there yet.
    """
    from kzdb.pipeline import connect as connect_published

    return connect_published(root)
