"""Three hosts on one PostgreSQL: each has its own published file, all have one folder of editions; one of them dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Protocol

from kzdb.refresh.editions import altered
from kzdb.refresh.register import editions_of
from tests.conftest import copy_workspace, settings_of
from tests.refresh.press import Clock, Desk

CHECKOUT = Path(__file__).parents[2]
DAILY = 'cron = "0 6 * * *"\nzone = "UTC"'
REPORTS = [f"report-{number}" for number in range(6)]


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


def host(root: Path, url: str, shared: Path) -> Desk:
    """Make the workspace of one host."""
    copy_workspace(root)
    (root / "var" / "editions").symlink_to(shared)
    desk = Desk(settings_of(root, url), Clock("2026-11-28T05:00"))
    for name in REPORTS:
        (desk.add_report(name, DAILY) / "slow").write_text("0.3", "utf-8")
    return desk


def started(desk: Desk, at: str) -> subprocess.Popen[str]:
    """Start a refresh on a host, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.refresh.press", str(desk.settings.root), at],
        cwd=CHECKOUT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "KZDB_DATABASE_URL": desk.settings.database_url},
    )


def test_three_hosts_one_killed(postgresql_stores: Stores, tmp_path: Path) -> None:
    """Each edition is built once, by whichever host had its lease; what the dead one held, another one takes over."""
    shared = tmp_path / "shared"
    shared.mkdir()
    url = postgresql_stores.new("empty")
    hosts = [host(tmp_path / f"host-{number}", url, shared) for number in range(3)]
    first = hosts[0]
    first.settings.reports.rename(first.settings.root / "aside")
    first.settings.reports.mkdir()
    first.refresh()  # the store is there, loaded, before many want it at once
    first.settings.reports.rmdir()
    (first.settings.root / "aside").rename(first.settings.reports)

    running = [started(desk, "2026-11-28T05:10") for desk in hosts]
    while True:
        with first.rows() as rows:
            if len(editions_of(rows)) >= 2:
                break
        assert any(process.poll() is None for process in running)
        time.sleep(0.05)
    os.killpg(running[1].pid, signal.SIGKILL)
    said = [process.communicate()[1].strip() for process in running]
    assert ["", ""] == [said[0], said[2]]
    for desk in hosts:
        assert [] == desk.refresh("2026-11-28T05:20").failures

    with first.rows() as rows:
        editions = editions_of(rows)
        assert [] == rows.all("SELECT name FROM leases")
    assert [f"{name} 1" for name in REPORTS] == [f"{one.stream.report} {one.label}" for one in editions]
    assert [] == [line for one in editions for line in altered(first.settings.var, one)]
    assert {"done"} == {state for _, _, state in first.slots()}
