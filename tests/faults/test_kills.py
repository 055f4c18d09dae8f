"""kill -9 at any moment: what was there is whole, old or new, and the same command run again does its work."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from tests.faults.workspace import COMMANDS, Workspace

KILLS = int(os.environ.get("KZDB_FAULTS_KILLS", "320")) // len(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_at_any_moment(name: str, before: dict[str, Workspace], dice: random.Random, folder: Path) -> None:
    """Over a few hundred kills nothing is lost, nothing is half, and the next run helps itself."""
    trial = before[name].copied(folder)
    old = trial.whole()
    began = time.monotonic()
    assert 0 == trial.run(name)[0]
    lasted = time.monotonic() - began
    new = trial.whole()
    assert old != new
    ended = {"as before": 0, "done": 0, "too late": 0}

    for _ in range(KILLS):
        trial = before[name].copied(folder)
        killed = trial.kill(name, dice.uniform(0, lasted * 1.1))
        found = trial.whole()
        for part in ("store", "published", "edition"):
            assert getattr(found, part) in (getattr(old, part), getattr(new, part)), part
        ended["too late" if not killed else "as before" if found == old else "done"] += 1
        status, said = trial.run(name)
        assert (0, new) == (status, trial.whole()), said
        assert [] == trial.left_over()

    print(f"\n{name}: {KILLS} kills within {lasted:.1f} s, {ended}; nothing lost, nothing half")
