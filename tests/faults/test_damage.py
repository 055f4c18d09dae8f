"""Files that were emptied, cut off or altered: one line that says so, and never an answer from half a file."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.workspace import Workspace

TIMES = 12


def emptied(data: bytearray, _: random.Random) -> bytearray:
    """Keep nothing."""
    return data[:0]


def cut_off(data: bytearray, dice: random.Random) -> bytearray:
    """Keep a beginning."""
    return data[: dice.randrange(1, len(data))]


def flipped(data: bytearray, dice: random.Random) -> bytearray:
    """Turn some bits in many places."""
    for _ in range(200):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def overwritten(data: bytearray, dice: random.Random) -> bytearray:
    """Put zeros over a quarter of it."""
    start = dice.randrange(len(data))
    data[start : start + len(data) // 4] = bytes(len(data[start : start + len(data) // 4]))
    return data


DAMAGES = (emptied, cut_off, flipped, overwritten)


def ask(workspace: Workspace, *args: str) -> tuple[int, str, str]:
    """Run a reading command; return its status and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "kzdb", *args, "--root", str(workspace.root)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", ["store", "published"])
def test_a_damaged_file(
    file: str,
    damage: Callable[[bytearray, random.Random], bytearray],
    before: dict[str, Workspace],
    dice: random.Random,
    folder: Path,
) -> None:
    """No traceback, no signal, no answer from half a file; a damaged published file is written again."""
    ended = {"refused": 0, "not noticed": 0}
    expected = before["publish"].copied(folder.with_name("good"))
    assert 0 == expected.run("publish")[0]
    for _ in range(TIMES):
        trial = before["publish"].copied(folder)
        path: Path = getattr(trial, file)
        path.write_bytes(damage(bytearray(path.read_bytes()), dice))
        if file == "published":
            status, out, said = ask(trial, "sql", "SELECT count(*) AS n FROM claims", "--format", "csv")
            again, complaint = trial.run("publish")
            assert (0, True) == (again, trial._published() is not None), complaint
        else:
            status, out, said = ask(trial, "publish", "--force")
            assert trial._published() in (expected._published(), before["publish"]._published())
        assert "Traceback" not in said
        assert status in (0, 1), (status, said)
        if status == 1:
            assert (1, "") == (sum(line.startswith("error: ") for line in said.splitlines()), out), said
        elif file == "published":
            assert "n\n3" in out
        ended["refused" if status else "not noticed"] += 1

    print(f"\n{file} {damage.__name__}: {TIMES} times, {ended}")
