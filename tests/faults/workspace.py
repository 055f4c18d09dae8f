"""A workspace on a bad day: run a command, kill it or starve it, and say what is whole afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kzdb.publish.connection import open_published
from tests.conftest import copy_workspace
from tests.made_up import write_observations, write_report

CLAIMS = 3_000
DAY = "2026-01-01"
CHANGE = {0: {"note": "Corrected."}, CLAIMS - 1: {"value": "3 kg", "at": f"{CLAIMS}@0: 3 kg"}}
"""What differs between the first state of the seeds and the second."""

COMMANDS = {
    "load": ("load",),
    "publish": ("publish",),
    "report": ("report", "build", "tiny", "--as-of", DAY),
    "upgrade": ("db", "upgrade"),
}


@dataclass(frozen=True, slots=True)
class Whole:
    """What of a workspace there is, each checked to be whole: a digest, or None where there is nothing.

    Attributes:
        store: the live claims, the schema and the revision.
        published: revision and content.
        edition: the PDF's hash, which its ledger confirms.
    """

    store: str | None
    published: str | None
    edition: str | None


class Workspace:
    """One workspace in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.var = root / "var"
        self.store = self.var / "kzdb.sqlite"
        self.published = self.var / "kzdb.duckdb"
        self.edition = self.var / "reports" / "tiny" / f"tiny-{DAY}.pdf"

    def copied(self, target: Path) -> Workspace:
        """Return a copy of this workspace."""
        shutil.rmtree(target, ignore_errors=True)
        return Workspace(shutil.copytree(self.root, target, symlinks=True))

    def change(self) -> None:
        """Bring the seeds into their second state."""
        write_observations(self.root / "seeds" / "annual_report", CLAIMS, CHANGE)

    def start(self, name: str) -> subprocess.Popen[str]:
        """Start a command in a process group of its own."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith("KZDB_")}
        return subprocess.Popen(
            [sys.executable, "-m", "kzdb", *COMMANDS[name], "--root", str(self.root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
            start_new_session=True,
        )

    def run(self, name: str) -> tuple[int, str]:
        """Run a command to its end; return its exit status and what it said on stderr."""
        process = self.start(name)
        _, said = process.communicate()
        return process.returncode, said

    def kill(self, name: str, seconds: float) -> bool:
        """Start a command and kill it after so many seconds; return whether it was still running."""
        process = self.start(name)
        time.sleep(seconds)
        running = process.poll() is None
        if running:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return running

    def whole(self) -> Whole:
        """Open everything there is and return what it holds.

        Raises:
            Exception: something is damaged or hollow, or an edition and its ledger do not belong together.
        """
        return Whole(self._store(), self._published(), self._edition())

    def left_over(self) -> list[str]:
        """Return the names of files that a command wrote beside their places and did not move there."""
        return sorted(path.name for path in self.var.rglob(".*.new*"))

    def _store(self) -> str | None:
        if not self.store.exists():
            return None
        with closing(sqlite3.connect(self.store)) as connection:
            assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
            assert [] == connection.execute("PRAGMA foreign_key_check").fetchall()
            schema = connection.execute("SELECT version_num FROM alembic_version").fetchall()
            claims = connection.execute("SELECT answer_hash, rec_from FROM claims WHERE rec_to IS NULL ORDER BY 1, 2")
            return _digest([schema, *claims.fetchall()])

    def _published(self) -> str | None:
        if not self.published.exists():
            return None
        with open_published(self.published) as connection:
            (head,) = connection.execute("SELECT revision, content_sha256 FROM _published").fetchall()
            counted = connection.execute("SELECT count(*), count(DISTINCT source) FROM claims").fetchone()
            assert counted is not None
            assert counted[0] >= CLAIMS
        return _digest([head, counted])

    def _edition(self) -> str | None:
        if not self.edition.exists():
            return None
        digest = hashlib.sha256(self.edition.read_bytes()).hexdigest()
        assert json.loads(self.edition.with_suffix(".ledger.json").read_text())["sha256"] == digest
        return digest


def make_workspace(root: Path) -> Workspace:
    """Make a workspace of a few thousand claims with a tiny report; nothing is loaded yet."""
    made = Workspace(copy_workspace(root))
    shutil.rmtree(root / "seeds" / "decisions")
    write_observations(root / "seeds" / "annual_report", CLAIMS)
    write_report(root)
    query = root / "reports" / "tiny" / "queries" / "figures.sql"
    query.write_text(query.read_text().replace("ORDER BY", "AND value < 5 ORDER BY"), "utf-8")
    return made


def at_earlier_schema(store: Path) -> None:
    """Take a store back to the migration before the newest."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DROP TABLE expected_editions")
        connection.execute("UPDATE alembic_version SET version_num = '0007'")
        connection.commit()


def _digest(rows: object) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


__all__ = ["COMMANDS", "Whole", "Workspace", "at_earlier_schema", "make_workspace"]
