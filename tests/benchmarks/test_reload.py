"""How fast a filled base is loaded and published again: several sources, notes, claims that were closed.

Run by hand: `./run bench -k reload`. A second load has to compare every row; it may not cost more than the first.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kzdb.publish.published import publish
from kzdb.store.bridge import open_bridge
from kzdb.store.record.run import SourceRows, record

sys.path.insert(0, str(Path(__file__).parent))
from test_load import empty_store, make_batches, source, vocabulary

ROWS = 100_000
SOURCES = 3
MOST_RELOAD = 1.2
MOST_REPUBLISH = 1.5
SECOND = {"loaded_at": "2026-01-02T00:00:00+00:00", "version": "0"}


def several(folder: Path, changed: bool) -> list[SourceRows]:
    """Return sources that say the same of the same facts; `changed` gives one claim in a hundred a note."""

    def altered(one: SourceRows) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
        for kind, claims, places in one.batches():
            if changed:
                hit = pc.equal(pc.subtract(claims["row_no"], pc.multiply(pc.divide(claims["row_no"], 100), 100)), 0)
                notes = pc.if_else(hit, "Read from the total.", None)
                hashes = pc.if_else(
                    hit, pc.binary_join_element_wise("x", claims["content_hash"], ""), claims["content_hash"]
                )
                claims = claims.set_column(claims.schema.get_field_index("note"), "note", notes.cast(pa.string()))
                claims = claims.set_column(claims.schema.get_field_index("content_hash"), "content_hash", hashes)
            yield kind, claims, places

    made = []
    for number in range(SOURCES):
        one = source(folder)
        named = {**one.source, "slug": f"s{number}"}
        made.append(replace(one, source=named, batches=lambda one=one: altered(one)))
    return made


def seconds(action: object) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    action()  # type: ignore[operator]
    return time.perf_counter() - began


def test_a_filled_base_again(tmp_path: Path) -> None:
    """300,000 claims of three sources; then one in a hundred gets a note; then nothing changes."""
    make_batches(tmp_path, ROWS)
    store = tmp_path / "store.sqlite"
    empty_store(store)
    url = f"sqlite:///{store}"

    def load(changed: bool) -> None:
        with open_bridge(url) as bridge:
            record(bridge, vocabulary(), several(tmp_path, changed), **SECOND)

    def write() -> None:
        with open_bridge(url) as bridge:
            publish(bridge, tmp_path / "kzdb.duckdb", version="0", published_at="2026-01-01T00:00:00+00:00", rules=())

    first, published = seconds(lambda: load(False)), seconds(write)
    noted, republished = seconds(lambda: load(True)), seconds(write)
    unchanged = seconds(lambda: load(True))
    print(
        f"\nload {first:.1f} s, 1 % noted {noted:.1f} s, unchanged {unchanged:.1f} s; "
        f"publish {published:.1f} s, again {republished:.1f} s"
    )

    assert max(noted, unchanged) <= MOST_RELOAD * first
    assert republished <= MOST_REPUBLISH * published
