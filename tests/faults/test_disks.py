"""Full and read-only disks: the command does its work or says in one line why not, and what was there stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.workspace import COMMANDS, Workspace

FREE = (0, 100, 300, 600, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000, 8_000, 10_000, 13_000, 20_000)
"""Kilobytes that are left on the disk."""


@contextmanager
def disk_of(workspace: Workspace, megabytes: int) -> Iterator[None]:
    """Put var/ of a workspace onto a small disk of its own."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    kept = workspace.root / "kept"
    workspace.var.rename(kept)
    workspace.var.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", workspace.var], check=True)
    try:
        shutil.copytree(kept, workspace.var, symlinks=True, dirs_exist_ok=True)
        yield
    finally:
        subprocess.run(["umount", workspace.var], check=True)


def fill(folder: Path, kilobytes: int) -> Path:
    """Fill the disk of a folder until only so much is left."""
    ballast = folder / "ballast"
    left = shutil.disk_usage(folder).free - kilobytes * 1024
    with ballast.open("wb") as file:
        file.write(b"x" * max(left, 0))
    return ballast


@pytest.mark.parametrize("name", COMMANDS)
def test_a_nearly_full_disk(name: str, before: dict[str, Workspace], folder: Path) -> None:
    """Whatever is free: done and whole, or one line that names the full disk; with room again it is done."""
    trial = before[name].copied(folder)
    old = trial.whole()
    assert 0 == trial.run(name)[0]
    new = trial.whole()
    ended = {"done": 0, "refused": 0}

    for kilobytes in FREE:
        trial = before[name].copied(folder)
        with disk_of(trial, 200):
            ballast = fill(trial.var, kilobytes)
            status, said = trial.run(name)
            found = trial.whole()
            errors = [line for line in said.splitlines() if line.startswith("error: ")]
            if status == 0:
                assert (new, []) == (found, errors), (kilobytes, said)
            else:
                assert (1, 1, old) == (status, len(errors), found), (kilobytes, said)
                assert "Traceback" not in said
            ended["done" if status == 0 else "refused"] += 1
            ballast.unlink()
            assert (0, new) == (trial.run(name)[0], trial.whole())
            assert [] == trial.left_over()

    print(f"\n{name}: {len(FREE)} disks with 0 to 20 MB free, {ended}; nothing lost, nothing hollow")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_disk(name: str, before: dict[str, Workspace], folder: Path) -> None:
    """One line; what is there can still be read."""
    trial = before[name].copied(folder)
    old = trial.whole()
    with disk_of(trial, 200):
        subprocess.run(["mount", "-o", "remount,ro", trial.var], check=True)
        status, said = trial.run(name)

        assert (1, 1) == (status, sum(line.startswith("error: ") for line in said.splitlines())), said
        assert "read-only" in said
        assert old.published == trial._published()
