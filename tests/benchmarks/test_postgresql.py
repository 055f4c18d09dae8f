"""How fast PostgreSQL is loaded, against SQLite: the same batches, with all constraints.

Run by hand: `./run bench -k postgresql`. CPU seconds of client and server, from their start to their end.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.bases import empty_store, load, make_batches, source
from tests.benchmarks.common import spent
from tests.postgresql import Server

ROWS = 1_000_000
MOST = 3


def test_a_first_load_against_sqlite(tmp_path: Path) -> None:
    """A first load of a million rows takes at most three times what SQLite takes."""
    make_batches(tmp_path, ROWS)
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    empty_store(url)
    began = spent()
    load(url, source(tmp_path))
    theirs = spent() - began
    folder = Path(tempfile.mkdtemp(prefix="kzdb-"))  # a socket's path has at most 100 bytes
    server = Server(folder)
    server.run("CREATE DATABASE filled")
    began = spent()  # the folder of the server has been made by now
    empty_store(server.address("filled"))
    load(server.address("filled"), source(tmp_path))
    server.stop()  # the server's seconds count from its end
    ours = spent() - began
    shutil.rmtree(folder)
    print(f"\n{ROWS:,} rows: PostgreSQL {ours:.1f} s, SQLite {theirs:.1f} s, ratio {ours / theirs:.2f}")

    assert ours <= MOST * theirs
