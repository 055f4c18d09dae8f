"""A press of our own: it asks the real published file and writes a page of text, so that a month takes seconds.

What it prints is listed in `figures.sql` of the report's folder; a file `broken` there makes its builds fail, with the
kind of failure that is in it. The real engine is tried in tests/refresh/test_press.py.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from kzdb import pipeline
from kzdb.config import Settings, load_settings
from kzdb.pipeline.refreshing import Stages, at_revision
from kzdb.publish.connection import open_published
from kzdb.refresh.door import LEDGER, Built, Content, Failure, Order
from kzdb.refresh.editions.fingerprints import query_rows
from kzdb.refresh.notify.post import Post
from kzdb.refresh.notify.servers import Server, Servers
from kzdb.refresh.work import queue
from kzdb.refresh.work.run import refresh
from kzdb.refresh.work.shift import Outcome
from kzdb.refresh.work.worker import Host, do_task
from kzdb.store.rows import Rows, open_rows

STALLED = 1.5
"""Seconds without a sign of life after which a worker is dead in a test."""

FIGURES = "SELECT claim_id, subject, value_text FROM claims WHERE kind = 'observation' ORDER BY claim_id"

MANIFEST = """\
[report]
id = "{slug}"
languages = {languages}
[params.country]
type = "country"
[schedule]
{schedule}
"""


@dataclass(frozen=True)
class TextPress:
    """Writes what the report's one query gives, line by line."""

    engine: ClassVar[Sequence[str]] = ("kzdb.publish.connection",)

    reports: Path

    def content(self, order: Order) -> Content | Failure:
        """Return the rows, and the digest of the style."""
        folder = self.reports / order.report
        sql = (folder / "figures.sql").read_text("utf-8")
        with open_published(order.published) as connection:
            rows = query_rows(connection, {"figures": sql}, dict(order.params))
        style = (folder / "style.css").read_bytes() if (folder / "style.css").exists() else b""
        return Content(rows, {"style.css": hashlib.sha256(style).hexdigest()})

    def build(self, order: Order) -> Built | Failure:
        """Write the page and its ledger."""
        folder = self.reports / order.report
        if (folder / "broken").exists():
            return Failure((folder / "broken").read_text("utf-8"), "evidence", "a figure has no claim")  # type: ignore[arg-type]
        if (folder / "slow").exists():
            time.sleep(float((folder / "slow").read_text("utf-8")))
        if (folder / "deadly").exists():
            os.kill(os.getpid(), 9)
        content = self.content(order)
        assert isinstance(content, Content)
        assert order.folder is not None
        rows = content.rows["figures"][1:]
        entries = [
            {"kind": "figure", "text": row[2], "place": "all", "page": number // 20 + 1, "claims": [int(row[0])]}
            for number, row in enumerate(rows)
        ]
        (order.folder / LEDGER).write_text(json.dumps({"entries": entries}), "utf-8")
        name = f"{order.report}-{order.language}.pdf"
        (order.folder / name).write_text("\n".join(row[2] for row in rows), "utf-8")
        return Built(name, 1)


class Clock:
    """A clock that is set by hand."""

    def __init__(self, text: str) -> None:
        self.set(text)

    def set(self, text: str) -> None:
        """Turn it to a time of UTC."""
        self.now = dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        """Return the time."""
        return self.now


@dataclass
class Desk:
    """A workspace with reports, and a clock to refresh it by."""

    settings: Settings
    clock: Clock
    notify: Callable[..., list[str]] = lambda *_: []

    def add_report(self, slug: str, schedule: str, languages: str = '["en"]', sql: str = FIGURES) -> Path:
        """Write a report and return its folder."""
        folder = self.settings.reports / slug
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "report.toml").write_text(MANIFEST.format(slug=slug, languages=languages, schedule=schedule), "utf-8")
        (folder / "figures.sql").write_text(sql, "utf-8")
        return folder

    def refresh(self, at: str | None = None, **more: object) -> Outcome:
        """Refresh at a time."""
        if at:
            self.clock.set(at)
        press = TextPress(self.settings.reports)
        stages = Stages(self.settings, lambda _: None)
        return refresh(self.settings, stages, press, self.notify, clock=self.clock, **more)  # type: ignore[arg-type]

    def enqueue(self, at: str | None = None, stalled: float = STALLED) -> Outcome:
        """Refresh at a time, and leave the work to the workers of all hosts."""
        queue.bring_up(self.settings.database_url)
        return self.refresh(at, hand_out=partial(queue.hand_out, self.settings.database_url, stalled=stalled))

    def work(self, *, wait: bool = False, once: bool = False) -> list[Outcome]:
        """Do the jobs of the queue; return what became of each."""
        host = Host(
            self.settings,
            lambda revision: at_revision(self.settings, revision),
            lambda settings, revision: Stages(settings, lambda _: None, revision),
            lambda settings: TextPress(settings.reports),
            self.notify,
            self.clock,
        )
        outcomes: list[Outcome] = []
        queue.work_off(
            self.settings.database_url,
            lambda task: outcomes.append(do_task(host, task)),
            wait=wait,
            once=once,
            beat=STALLED / 5,
            stalled=STALLED,
        )
        return outcomes

    def correct(self, old: str, new: str, source: str = "*") -> None:
        """Change what a source is read to say, in every seed that says it."""
        changed = 0
        for path in self.settings.seeds.glob(f"{source}/claims.toml"):
            text = path.read_text("utf-8")
            changed += text.count(old)
            path.write_text(text.replace(old, new), "utf-8")
        assert changed

    @contextmanager
    def rows(self) -> Iterator[Rows]:
        """Open the store."""
        with open_rows(self.settings.database_url) as rows:
            yield rows

    def slots(self, report: str | None = None) -> list[tuple[str, str, str]]:
        """Return the slots as report, instant and state."""
        with self.rows() as rows:
            found = rows.all("SELECT report, due_at, state FROM slots ORDER BY due_at, report, language, id")
        return [(row["report"], row["due_at"][:16], row["state"]) for row in found if report in (None, row["report"])]

    def log(self, report: str) -> list[tuple[str, str]]:
        """Return the decisions about a report with their reasons, oldest first."""
        with self.rows() as rows:
            found = rows.all(
                "SELECT decision, reason FROM refresh_log WHERE report = :report ORDER BY id", report=report
            )
        return [(row["decision"], row["reason"]) for row in found]

    def printed(self, report: str, place: str = "all", language: str = "en") -> str:
        """Return the text of the latest edition."""
        return (self.settings.var / f"editions/{report}/{place}/latest/{language}/{report}-{language}.pdf").read_text()


def post_to(desk: Desk, port: int) -> Post:
    """Return what sends the mails of a desk to a server on loopback."""
    servers = Servers(Server("127.0.0.1", port, "none"), "kzdb@example.org")
    return Post(desk.settings.var, desk.settings.reports, servers, desk.clock)


def load_once(settings: Settings) -> None:
    """Load and publish a workspace."""
    pipeline.load(settings)
    pipeline.publish(settings)


def main(root: str, at: str, jobs: str = "1", port: str = "") -> None:
    """Refresh in a process of its own, or work: `python -m tests.refresh.press ROOT TIME [JOBS|worker [MAIL PORT]]`."""
    settings = load_settings(root)
    desk = Desk(settings, Clock(at))
    if port:
        desk.notify = post_to(desk, int(port))
    done = desk.work(wait=True) if jobs == "worker" else [desk.refresh(jobs=int(jobs))]
    sys.exit("\n".join(line for outcome in done for line in outcome.failures) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
