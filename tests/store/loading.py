"""Loads in processes of their own, forked off one that has imported what they need: that takes longer than a load.

Python has one such process for all; `start_forks` starts it before somebody else does, with less in it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path

from kzdb import pipeline
from kzdb.config import Settings

__all__ = ["Load", "start_forks"]

FORKS = multiprocessing.get_context("forkserver")
NEEDED = [
    "kzdb.pipeline.stages", "kzdb.load", "kzdb.store.migrate", "kzdb.store.record.run", "adbc_driver_sqlite.dbapi",
    "adbc_driver_postgresql.dbapi", "psycopg", "sqlalchemy.dialects.postgresql.psycopg",
]  # fmt: skip


def start_forks() -> None:
    """Start the process that all of this one's are forked off; it imports while the first tests run."""
    FORKS.set_forkserver_preload(NEEDED)
    forkserver.ensure_running()


class Load:
    """A load of the seeds at `root` into the store at `url`; kill -9 ends it at the message `killed_at`, if given."""

    def __init__(self, root: Path, url: str, killed_at: str | None = None) -> None:
        self._answer, told = FORKS.Pipe(duplex=False)
        self._process = FORKS.Process(target=_load, args=(root, url, killed_at, told))
        self._process.start()
        told.close()

    def revision(self) -> int | None:
        """Return the revision that it made, None for no change. Raises EOFError when it failed."""
        with self._answer:
            revision: int | None = self._answer.recv()
        assert 0 == self.ended()
        return revision

    def ended(self) -> int | None:
        """Wait for its end, and return its status; a signal is negative."""
        self._answer.close()
        self._process.join()
        return self._process.exitcode


def _load(root: Path, url: str, killed_at: str | None, answer: Connection) -> None:
    def progress(message: str) -> None:
        if killed_at and message.startswith(killed_at):
            os.kill(os.getpid(), signal.SIGKILL)

    answer.send(pipeline.load(Settings(root, url, root / "var" / "kzdb.duckdb"), progress=progress).revision)
