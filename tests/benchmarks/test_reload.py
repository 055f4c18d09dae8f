"""Whether a filled base is loaded again in time that grows with its rows, on SQLite and on PostgreSQL.

Run by hand: `./run bench -k reload`. A reload compares every claim with the store; nothing is written. Ten times the
claims may take at most ten times the time and half as much again, and less than the first load.
"""

from __future__ import annotations

import time
from pathlib import Path

from kzdb.store.record.outcome import LoadOutcome
from tests.benchmarks.bases import empty_store, load, make_batches, source
from tests.benchmarks.common import spent
from tests.conftest import Stores

FEW, MANY = 100_000, 1_000_000
MOST = 1.5


def timed(folder: Path, url: str) -> tuple[float, LoadOutcome]:
    """Load the batches of `folder`; return the seconds it took, and what it did.

    SQLite works in this process, so the processor's seconds count; those of a server are not ours to see.
    """
    clock = spent if url.startswith("sqlite") else time.perf_counter
    began = clock()
    outcome = load(url, source(folder))
    return clock() - began, outcome


def test_a_reload_is_linear(tmp_path: Path, stores: Stores, dialect: str) -> None:
    """100,000 and 1,000,000 claims, each loaded, then loaded again unchanged."""
    first, again = {}, {}
    for rows in (FEW, MANY):
        folder = tmp_path / str(rows)
        folder.mkdir()
        make_batches(folder, rows)
        url = stores.new("empty")
        empty_store(url)
        first[rows], opened = timed(folder, url)
        again[rows], unchanged = timed(folder, url)
        assert (rows, None, rows) == (opened.opened, unchanged.revision, unchanged.unchanged)
    growth = again[MANY] / again[FEW] / (MANY / FEW)
    print(
        f"\n{dialect}: load {first[FEW]:.1f} and {first[MANY]:.1f} s, "
        f"reload {again[FEW]:.1f} and {again[MANY]:.1f} s, growth against rows {growth:.2f}"
    )

    assert growth <= MOST
    assert again[MANY] < first[MANY]
