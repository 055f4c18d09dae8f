"""kill -9 at any moment of a refresh, its workers and its mails: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.refresh.editions import altered
from kzdb.refresh.register import editions_of
from tests.conftest import copy_workspace, settings_of
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.press import Clock, Desk

KILLS = int(os.environ.get("KZDB_FAULTS_KILLS", "320")) // 2
CHECKOUT = Path(__file__).resolve().parents[2]
DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'
REPORTS, READERS = ("one", "two", "three"), ("adviser@example.org", "reader@example.org")
RECIPIENTS = 'owner = "desk@example.org"\n' + "".join(
    f'[[recipient]]\nmail = "{reader}"\nlanguage = "en"\nowner = "desk"\nuntil = 2099-01-01\n' for reader in READERS
)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace with one edition of each of three reports, in which a figure was corrected since."""
    root = copy_workspace(tmp_path_factory.mktemp("ready") / "workspace")
    desk = desk_of(root)
    pipeline.load(desk.settings)
    pipeline.publish(desk.settings)
    for name in REPORTS:
        folder = desk.add_report(name, DAILY)
        (folder / "recipients.toml").write_text(RECIPIENTS, "utf-8")
        (folder / "slow").write_text("0.2", "utf-8")
    with serving(Mailbox()) as port:
        assert "" == refreshed(root, "2026-11-28T05:00", 1, port)
    desk.correct("9.75 kg", "9.5 kg")
    pipeline.load(desk.settings)  # kills of these two are tried in test_kills.py
    pipeline.publish(desk.settings)
    return root


def desk_of(root: Path) -> Desk:
    """Return the desk of a workspace."""
    return Desk(settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"), Clock("2026-11-28T05:00"))


def started(root: Path, at: str, jobs: int, port: int) -> subprocess.Popen[str]:
    """Start a refresh in a process group of its own."""
    command = [sys.executable, "-m", "tests.refresh.press", str(root), at, str(jobs), str(port)]
    return subprocess.Popen(command, cwd=CHECKOUT, stderr=subprocess.PIPE, text=True, start_new_session=True)


def refreshed(root: Path, at: str, jobs: int, port: int) -> str:
    """Refresh to the end and return what failed."""
    return started(root, at, jobs, port).communicate()[1].strip()


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_at_any_moment(jobs: int, ready: Path, dice: random.Random, folder: Path) -> None:
    """The next refresh does what lacks: one second edition each, every mail once or known as unknown."""
    mailbox = Mailbox()
    ended: Counter[str] = Counter()
    with serving(mailbox) as port:
        began = time.monotonic()
        shutil.copytree(ready, folder, symlinks=True)
        assert "" == refreshed(folder, "2026-11-28T06:01", jobs, port)
        lasted = time.monotonic() - began
        for _ in range(KILLS):
            shutil.rmtree(folder)
            shutil.copytree(ready, folder, symlinks=True)
            mailbox.got.clear()
            process = started(folder, "2026-11-28T06:01", jobs, port)
            time.sleep(dice.uniform(0, lasted * 1.1))
            running = process.poll() is None
            if running:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            half_way = set(whole(folder))
            said = refreshed(folder, "2026-11-28T06:11", jobs, port)
            assert half_way <= set(whole(folder))
            ended["too late" if not running else f"{len(half_way) - 3} of 3 were there"] += 1
            assert [f"{name} {number}" for name in sorted(REPORTS) for number in "12"] == sorted(whole(folder)), said
            check_mails(folder, mailbox, said)
            assert "" == refreshed(folder, "2026-11-28T06:21", jobs, port) or "unknown" in said
    print(f"\n{KILLS} kills within {lasted:.1f} s with {jobs} jobs, {dict(ended)}; nothing lost, nothing twice")


def whole(root: Path) -> list[str]:
    """Return the editions there are, each opened and proven; `latest` names one of them."""
    desk = desk_of(root)
    with desk.rows() as rows:
        assert [{"integrity_check": "ok"}] == rows.all("PRAGMA integrity_check")
        editions = editions_of(rows)
    for edition in editions:
        assert [] == altered(desk.settings.var, edition)
    for name in REPORTS:
        link = desk.settings.var / "editions" / name / "all" / "latest" / "en"
        assert "12.5 kg" in (link / f"{name}-en.pdf").read_text()
    return [f"{edition.stream.report} {edition.label}" for edition in editions]


def check_mails(root: Path, mailbox: Mailbox, said: str) -> None:
    """Each reader has each second edition once; where nobody saw the end, once or not at all, and that is a row."""
    got = Counter((address, str(mail["Subject"])) for address, mail in mailbox.got)
    assert not [key for key, times in got.items() if times > 1]
    with desk_of(root).rows() as rows:
        states = rows.all("SELECT about, recipient, state FROM deliveries WHERE about LIKE '% 2'")
    assert len(REPORTS) * len(READERS) == len(states), said
    assert {"done", "unknown"} >= {row["state"] for row in states}
    known = sum(row["state"] == "done" for row in states)
    assert known <= len(got) <= len(states)
