"""Three hosts on one PostgreSQL: each has its own published file, all have one folder of editions; one of them dies.

Each refreshes by itself, or all work off one queue.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Protocol

import pytest

from kzdb.refresh.editions.folders import altered
from kzdb.refresh.editions.register import editions_of
from kzdb.refresh.slots.leases import holders
from tests.conftest import settings_of
from tests.refresh.press import Clock, Desk

CHECKOUT = Path(__file__).parents[3]
DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'
REPORTS = [f"report-{number}" for number in range(4)]


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


def started(desk: Desk, at: str, jobs: str = "1") -> subprocess.Popen[str]:
    """Start a refresh or a worker on a host, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.refresh.press", str(desk.settings.root), at, jobs],
        cwd=CHECKOUT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "KZDB_DATABASE_URL": desk.settings.database_url},
    )


@pytest.fixture
def hosts(published_from_postgresql: Path, postgresql_stores: Stores, tmp_path: Path) -> list[Desk]:
    """Give three hosts with reports that are due; the last one has published nothing."""
    shared = tmp_path / "shared"
    shared.mkdir()
    url = postgresql_stores.new("loaded")
    root = shutil.copytree(published_from_postgresql, tmp_path / "host-0", symlinks=True)
    first = Desk(settings_of(root, url), Clock("2026-11-28T05:00"))
    (first.settings.var / "editions").symlink_to(shared)
    for name in REPORTS:
        (first.add_report(name, DAILY) / "slow").write_text("0.3", "utf-8")
    roots = [shutil.copytree(first.settings.root, tmp_path / f"host-{number}", symlinks=True) for number in (1, 2)]
    hosts = [first, *(Desk(settings_of(root, url), Clock("2026-11-28T05:00")) for root in roots)]
    hosts[2].settings.published.unlink()
    return hosts


def check_editions(first: Desk) -> None:
    """Each edition is there once and whole, each slot is done, nobody holds anything."""
    with first.rows() as rows:
        editions = editions_of(rows)
        assert [] == holders(rows, first.clock)  # the row of a dead process is nobody's
    assert [f"{name} 1" for name in REPORTS] == [f"{one.stream.report} {one.label}" for one in editions]
    assert [] == [line for one in editions for line in altered(first.settings.var, one)]
    assert {"done"} == {state for _, _, state in first.slots()}


def test_three_hosts_one_killed(hosts: list[Desk]) -> None:
    """Each edition is built once, by whichever host had its lease; what the dead one held, another one takes over."""
    first = hosts[0]
    running = [started(desk, "2026-11-28T05:10") for desk in hosts]
    with first.rows() as rows:
        while len(editions_of(rows)) < 2:
            assert any(process.poll() is None for process in running)
            time.sleep(0.05)
    os.killpg(running[1].pid, signal.SIGKILL)
    said = [process.communicate()[1].strip() for process in running]
    assert ["", ""] == [said[0], said[2]]
    for desk in hosts:
        assert [] == desk.refresh("2026-11-28T05:20").failures

    check_editions(first)


def test_three_workers_one_killed(hosts: list[Desk]) -> None:
    """One host queues; of three workers one is killed at its job, which another does; none is done twice or missing."""
    first = hosts[0]
    queued = first.enqueue("2026-11-28T05:10")
    assert ([], len(REPORTS)) == (queued.failures, sum("queued" in line for line in queued.lines))
    assert [] == queued.built

    running = [started(desk, "2026-11-28T05:10", "worker") for desk in hosts]
    dead = f"{running[1].pid}@%"
    with first.rows() as rows:
        while not rows.one("SELECT 1 AS there FROM leases WHERE holder LIKE :dead", dead=dead):
            assert running[1].poll() is None
            time.sleep(0.01)
        os.killpg(running[1].pid, signal.SIGKILL)
        running[1].wait()
        assert len(editions_of(rows)) < len(REPORTS)
        while len(editions_of(rows)) < len(REPORTS) or rows.all("SELECT name FROM leases"):
            assert [None, None] == [running[0].poll(), running[2].poll()]
            time.sleep(0.05)
    for process in running:
        process.send_signal(signal.SIGTERM)
    ended = [(process.communicate()[1].strip(), process.returncode) for process in running]

    assert [("", 0), ("", -signal.SIGKILL), ("", 0)] == ended
    check_editions(first)
    assert hosts[2].settings.published.exists()
    assert [] == first.enqueue("2026-11-28T05:20").lines
    assert [] == first.work()
