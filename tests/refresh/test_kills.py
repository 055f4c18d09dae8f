"""kill -9 at any moment of a refresh, a worker and their mails; `./run faults` does it a few hundred times."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.refresh.killing import AT, LATER, Trial, make_ready
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.refresh.zygote import Run, Zygote, zygote

KILLS = int(os.environ.get("KZDB_FAULTS_KILLS", "6"))
SHARES = {"refresh": 0.4, "side by side": 0.1, "notify": 0.3, "work": 0.2}
"""How many of the kills each action gets: a pool of processes is slow to start."""

TRIED = ["refresh", "notify", "side by side"][: 3 if "KZDB_FAULTS_KILLS" in os.environ else 2]


class Server(Protocol):
    """A PostgreSQL, from tests/conftest.py."""

    def run(self, sql: str) -> None:
        """Run one statement on the server's own database."""

    def address(self, database: str) -> str:
        """Return the address of a database."""


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    server: Server


@pytest.fixture(scope="module")
def killer() -> Iterator[Zygote]:
    """Start the process that runs and kills."""
    with zygote() as process:
        yield process


@pytest.fixture
def mailbox() -> Mailbox:
    """Give an empty mailbox."""
    return Mailbox()


@pytest.fixture
def port(mailbox: Mailbox) -> Iterator[int]:
    """Serve the mailbox."""
    with serving(mailbox) as port:
        yield port


def kill(
    killer: Zygote, published: Path, folder: Path, url: Callable[[], str], mailbox: Mailbox, run: Run, share: str
) -> None:
    """Make the workspace where it will be copied to, so that its store is found; kill, and say what was counted."""
    root = Path(run.root)
    make_ready(published, root, run.url, run.port, run.action)
    shutil.copytree(root, folder / "ready", symlinks=True)
    trial = Trial(killer, folder / "ready", root, url, mailbox, run)
    print(f"\n{trial.kill(max(1, round(KILLS * SHARES[share])), random.Random(share))}")  # noqa: T201


@pytest.mark.parametrize("share", TRIED)
def test_killed_at_any_moment(
    share: str, killer: Zygote, published_workspace: Path, mailbox: Mailbox, port: int, tmp_path: Path
) -> None:
    """The next refresh does what lacks: one second edition each, every mail once or known as unknown."""
    root = tmp_path / "workspace"
    url = f"sqlite:///{root / 'var' / 'kzdb.sqlite'}"
    action, at = ("notify", LATER) if share == "notify" else ("refresh", AT)
    run = Run(action, str(root), url, at, port, jobs=2 if share == "side by side" else 1)
    kill(killer, published_workspace, tmp_path, lambda: url, mailbox, run, share)


def test_a_worker_killed_at_any_moment(
    killer: Zygote,
    published_from_postgresql: Path,
    mailbox: Mailbox,
    port: int,
    postgresql_stores: Stores,
    tmp_path: Path,
) -> None:
    """The next worker does what lacks, also what the dead one had in its hands."""
    server = postgresql_stores.server
    server.run("CREATE DATABASE kill_ready TEMPLATE loaded")

    def url() -> str:
        server.run("DROP DATABASE IF EXISTS kill_trial WITH (FORCE)")
        server.run("CREATE DATABASE kill_trial TEMPLATE kill_ready STRATEGY FILE_COPY")
        return server.address("kill_trial")

    run = Run("work", str(tmp_path / "workspace"), server.address("kill_ready"), AT, port)
    kill(killer, published_from_postgresql, tmp_path, url, mailbox, run, "work")
