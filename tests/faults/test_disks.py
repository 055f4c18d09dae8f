"""Full and read-only disks: the command does its work or says in one line why not, and what was there stays whole."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.workspace import COMMANDS, Workspace
from tests.refresh.killing import AT, LAST, LATER, WANTED, check_mails, editions, make_ready
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.zygote import Run, zygote

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


@pytest.mark.parametrize(
    ("action", "free"), [("load", FREE[4:]), ("refresh", (0, 8, 16, 24, 32, 40, 60, 80, 100, 140, 200))]
)
def test_a_refresh_on_a_nearly_full_disk(
    action: str, free: Sequence[int], published_workspace: Path, tmp_path: Path
) -> None:
    """Load, publish, editions and mails: done, or a line for each that is not; the next run with room does the rest."""
    root, mailbox = tmp_path / "workspace", Mailbox()
    url = f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"
    ended: Counter[str] = Counter()
    with serving(mailbox) as port, zygote() as process:
        run = Run("refresh", str(root), url, AT, port)
        make_ready(published_workspace, root, url, port, action)
        shutil.copytree(root, tmp_path / "ready", symlinks=True)
        for kilobytes in free:
            shutil.rmtree(root)
            shutil.copytree(tmp_path / "ready", root, symlinks=True)
            mailbox.got.clear()
            with disk_of(Workspace(root), 200):
                ballast = fill(root / "var", kilobytes)
                starved = process.run(run)
                assert not starved.killed
                assert not [line for line in starved.failures if "\n" in line]
                there = editions(run)
                assert starved.failures or there == set(WANTED), kilobytes
                ballast.unlink()
                process.run(replace(run, at=LATER))
                assert [] == process.run(replace(run, at=LAST)).failures
                assert (there | set(WANTED), []) == (editions(run), Workspace(root).left_over())
                check_mails(run, mailbox)
            ended["done" if not starved.failures else f"{len(there) - 2} of 2 were there"] += 1

    print(f"\nrefresh: {len(free)} disks with {free[0]} to {free[-1]} kB free, {dict(ended)}; nothing lost or twice")
