"""How fast observations are loaded, against a bare executemany of the very same rows without any constraint.

Run by hand: `./run bench`. Ratios of the processor's seconds, within one run, round by round: machines are noisy.
"""

from __future__ import annotations

import sqlite3
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.bases import empty_store, load, make_batches, source
from tests.benchmarks.common import spent

ROWS = 200_000
MOST = 2
ROUNDS = 3
TABLES = ("facts", "observation_facts", "passages", "claims", "citations", "figures")
"""The tables a load of observations fills."""


def _bare(rows: dict[str, list[tuple[object, ...]]], columns: dict[str, str], path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for name in TABLES:
        connection.execute(f"CREATE TABLE {name} ({columns[name]})")
        marks = ", ".join("?" * (columns[name].count(",") + 1))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])
    connection.commit()
    connection.close()


def test_load_against_executemany(tmp_path: Path) -> None:
    """A load with passages, citations and all constraints takes at most twice the bare executemany."""
    make_batches(tmp_path, ROWS)
    store, bare = tmp_path / "store.sqlite", tmp_path / "bare.sqlite"
    ours, theirs = [], []
    for number in range(ROUNDS):
        store.unlink(missing_ok=True)
        empty_store(f"sqlite:///{store}")
        began = spent()
        load(f"sqlite:///{store}", source(tmp_path))
        ours.append(spent() - began)
        if number == 0:
            connection = sqlite3.connect(store)
            rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
            columns = {
                name: ", ".join(f"{row[1]} {row[2]}" for row in connection.execute(f"PRAGMA table_info({name})"))
                for name in TABLES
            }
            connection.close()
        began = spent()
        _bare(rows, columns, bare)
        theirs.append(spent() - began)
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    print(f"\nload {statistics.median(ours):.2f} s, executemany {statistics.median(theirs):.2f} s, ratio {ratio:.2f}")

    assert ratio <= MOST


# The peak is read from /proc: the one of getrusage is handed down by the parent process.
MEASURE = """
import re, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from tests.benchmarks.bases import load, source
load({store!r}, source(Path({folder!r})))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_memory_of_a_load(tmp_path: Path) -> None:
    """Memory is flat in the number of rows: four times the rows do not take half as much again."""
    peaks = []
    for count in (100_000, 400_000):
        folder = tmp_path / str(count)
        folder.mkdir()
        make_batches(folder, count)
        url = f"sqlite:///{folder / 'store.sqlite'}"
        empty_store(url)
        code = MEASURE.format(here=str(Path(__file__).parents[2]), folder=str(folder), store=url)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    print(f"\n100 000 rows: {peaks[0]} MiB, 400 000 rows: {peaks[1]} MiB")

    assert peaks[1] <= 1.5 * peaks[0]
