"""kill -9, a full disk, two at once: the site is the old one or the new one, whole, and the next build helps itself."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import load_settings
from tests.faults.test_disks import disk_of, fill
from tests.faults.workspace import Workspace
from tests.site.sheet import make_base, publish_sheet

KILLS = int(os.environ.get("KZDB_FAULTS_KILLS", "320")) // 8
FREE = (0, 100, 300, 1_000, 3_000, 10_000)
"""Kilobytes that are left on the disk."""


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give a workspace with a site, in which a figure was corrected since and an edition published."""
    root = tmp_path_factory.mktemp("ready") / "workspace"
    settings = make_base(root)
    publish_sheet(settings, "1" * 64, "1,885 people")
    pipeline.build_site(settings)
    claims = settings.seeds / "report" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace("1,885", "1,886"), "utf-8")
    pipeline.load(settings)
    pipeline.publish(settings)
    publish_sheet(settings, "2" * 64, "1,886 people")
    return Workspace(root)


def start(workspace: Workspace) -> subprocess.Popen[str]:
    """Start a build of the site in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kzdb", "site", "build", "--root", str(workspace.root)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def build(workspace: Workspace) -> tuple[int, str]:
    """Build the site to the end; return the exit status and what was said."""
    process = start(workspace)
    _, said = process.communicate()
    return process.returncode, said


def whole(workspace: Workspace) -> str:
    """Return the digest of every file of the site, all of which its manifest names."""
    site = (workspace.var / "site").resolve()
    said = json.loads((site / "site.json").read_text("utf-8"))["files"]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {*said, "site.json", "site.stamp"} == {*files}
    del files["site.stamp"]  # names the very file that was read
    return hashlib.sha256(repr(sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files.items()))
                          .encode()).hexdigest()  # fmt: skip


def left_over(workspace: Workspace) -> list[Path]:
    """Return the folders of sites beside the present one and the one before it."""
    present = (workspace.var / "site").resolve()
    folders = [path for path in workspace.var.glob(".site-*") if path.is_dir() and not path.is_symlink()]
    return [path for path in folders if path != present][1:]


def test_killed_at_any_moment(ready: Workspace, dice: random.Random, folder: Path) -> None:
    """The old site or the new one is there, every file of it; the next build makes the new one."""
    trial = ready.copied(folder)
    old = whole(trial)
    began = time.monotonic()
    assert 0 == build(trial)[0]
    lasted = time.monotonic() - began
    new = whole(trial)
    assert old != new
    ended: Counter[str] = Counter()

    for _ in range(KILLS):
        trial = ready.copied(folder)
        process = start(trial)
        time.sleep(dice.uniform(0, lasted * 1.1))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = whole(trial)
        assert found in (old, new)
        ended["too late" if process.returncode == 0 else "as before" if found == old else "done"] += 1
        status, said = build(trial)
        assert (0, new, []) == (status, whole(trial), left_over(trial)), said

    print(f"\nsite build: {KILLS} kills within {lasted:.1f} s, {dict(ended)}; nothing lost, nothing half")


def test_a_nearly_full_disk(ready: Workspace, folder: Path) -> None:
    """Whatever is free: done, or one line that names the full disk and the old site; with room again it is done."""
    trial = ready.copied(folder)
    old = whole(trial)
    assert 0 == build(trial)[0]
    new = whole(trial)
    ended: Counter[str] = Counter()
    for kilobytes in FREE:
        trial = ready.copied(folder)
        with disk_of(trial, 200):
            ballast = fill(trial.var, kilobytes)
            status, said = build(trial)
            errors = [line for line in said.splitlines() if line.startswith("error: ")]
            expected = (0, 0, new) if status == 0 else (1, 1, old)
            assert expected == (status, len(errors), whole(trial)), (kilobytes, said)
            assert not errors or "no space left" in errors[0]
            ended["done" if status == 0 else "refused"] += 1
            ballast.unlink()
            status, said = build(trial)
            assert (0, new, []) == (status, whole(trial), left_over(trial)), said

    print(f"\nsite build: {len(FREE)} disks with 0 to 10 MB free, {dict(ended)}; nothing lost")


def test_two_builds_at_once(ready: Workspace, folder: Path) -> None:
    """One waits for the other and finds nothing left to do."""
    trial = ready.copied(folder)
    builds = [start(trial), start(trial)]
    ended = [(*one.communicate(), one.returncode) for one in builds]
    site = load_settings(trial.root).var / "site"
    assert [0, 0] == [status for _, _, status in ended], ended
    assert 1 == sum("nothing changed" in said for _, said, _ in ended), ended
    assert "1,886" in (site / "en" / "editions" / "sheet" / "AAA" / "2.html").read_text("utf-8")
    assert [] == left_over(trial)
