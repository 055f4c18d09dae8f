"""Many at once: writers wait for each other, readers are never disturbed."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from tests.faults.workspace import CLAIMS, Workspace

READERS = 20
COUNTED = CLAIMS + 18
"""Claims of the workspace, those of its other sources included."""


def test_two_loads_two_publishes_twenty_readers(before: dict[str, Workspace], folder: Path) -> None:
    """All end well; each answer is of the old base or of the new one, whole."""
    trial = before["load"].copied(folder)
    stop = threading.Event()
    answers: list[tuple[int, str, str]] = []

    def read() -> None:
        query = "SELECT count(*) AS n, (SELECT revision FROM _published) AS r FROM claims"
        command = [sys.executable, "-m", "kzdb", "sql", query, "--format", "csv", "--root", str(trial.root)]
        while not stop.is_set():
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            answers.append((done.returncode, done.stdout, done.stderr))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    writers = [trial.start(name) for name in ("load", "load", "publish", "publish")]
    ended = [(*writer.communicate(), writer.returncode) for writer in writers]
    last = trial.run("publish")
    stop.set()
    for reader in readers:
        reader.join()

    assert [0, 0, 0, 0, 0] == [*(status for _, _, status in ended), last[0]], ended
    assert {0} == {status for status, _, _ in answers}, [said for status, _, said in answers if status][:3]
    assert {out for _, out, _ in answers} <= {f"n,r\n{COUNTED},{revision}\n" for revision in (1, 2)}
    assert trial.whole().published is not None
    print(f"\n2 loads, 2 publishes, {READERS} readers: {len(answers)} answers, all whole")
