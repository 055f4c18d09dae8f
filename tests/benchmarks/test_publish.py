"""How fast a base is published, against reading the same tables with ADBC and creating them in DuckDB by hand.

The rules are left out: they have a bound of their own (test_checks.py).
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

import duckdb

from kzdb.publish.published import publish
from kzdb.store.bridge import open_bridge
from kzdb.store.guards import Base

sys.path.insert(0, str(Path(__file__).parent))
from test_load import ROWS, empty_store, load, make_batches

MOST = 1.5
ROUNDS = 5


def _by_hand(url: str, path: Path) -> None:
    path.unlink(missing_ok=True)
    with open_bridge(url) as bridge, duckdb.connect(str(path)) as connection:
        for table in Base.metadata.sorted_tables:
            connection.register("arriving", bridge.table(f"SELECT * FROM {table.name}"))
            connection.execute(f"CREATE TABLE {table.name} AS SELECT * FROM arriving")
            connection.unregister("arriving")


def _publish(url: str, path: Path) -> None:
    with open_bridge(url) as bridge:
        publish(bridge, path, version="0", published_at="2026-01-01T00:00:00+00:00", rules=())


def test_publish_against_copying_by_hand(tmp_path: Path) -> None:
    """Publishing 200 000 claims with views, comments, rivals and hash takes at most 1.5 times the bare copy."""
    make_batches(tmp_path, ROWS)
    empty_store(tmp_path / "store.sqlite")
    load(tmp_path, tmp_path / "store.sqlite")
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    spent: dict[str, list[float]] = {"hand": [], "kzdb": []}
    for _ in range(ROUNDS):
        for name, action in (("hand", _by_hand), ("kzdb", _publish)):
            began = time.perf_counter()
            action(url, tmp_path / f"{name}.duckdb")
            spent[name].append(time.perf_counter() - began)
    ratio = statistics.median(ours / theirs for ours, theirs in zip(spent["kzdb"], spent["hand"], strict=True))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    print(f"\npublish {medians['kzdb']:.2f} s, by hand {medians['hand']:.2f} s, ratio {ratio:.2f}")

    assert ratio <= MOST
