"""`kzdb refresh` and `kzdb worker`: the pipeline's stages and the report's engine, given to the refresh."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import KzdbError
from kzdb.pipeline.reading_room import SITE, build_site
from kzdb.pipeline.talk import Progress, silent
from kzdb.refresh.clock import Clock, system_clock
from kzdb.refresh.schedule.schedule import Schedule
from kzdb.refresh.work.run import HandOut
from kzdb.refresh.work.run import refresh as run
from kzdb.refresh.work.shift import Outcome
from kzdb.store.address import parse_address
from kzdb.store.rows import Rows

if TYPE_CHECKING:
    from kzdb.refresh.notify.post import Post

__all__ = ["Stages", "at_revision", "migrate_queue", "refresh", "work"]


def refresh(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    jobs: int | None = None,
    seconds: float = 1800,
    asked: Collection[str] = (),
    force: bool = False,
    enqueue: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Load and publish what changed, build the editions that are due and not the same as before, send them.

    Where there is a site, it is brought up to date before anything is sent: messages link to it.

    Args:
        settings: the workspace.
        clock: the time.
        jobs: how many editions are built side by side; default: one a core.
        seconds: the budget of the run.
        asked: reports that are due now, whatever their schedule says.
        force: build also what did not change.
        enqueue: build nothing here; queue a job for each slot, for the workers of all hosts.
        progress: gets a message at each step.

    Raises:
        ConfigError: a KZDB_* variable is wrong, or the store can have no queue. StoreError: it cannot be reached.
        SeedError, PublishError: that went wrong, and nothing was ever published.
    """
    from kzdb.pipeline.press import ReportPress

    post = _post(settings, clock)

    def notify(rows: Rows, schedules: list[Schedule], until: float) -> list[str]:
        return [*_renew_site(settings, progress), *post(rows, schedules, until)]

    hand_out: HandOut | None = None
    if enqueue:
        from kzdb.refresh.work import queue

        queue.bring_up(settings.database_url)
        hand_out = partial(queue.hand_out, settings.database_url)
    return run(
        settings,
        Stages(settings, progress),
        ReportPress(settings),
        notify,
        clock=clock,
        jobs=jobs or os.cpu_count() or 1,
        seconds=seconds,
        asked=asked,
        force=force,
        hand_out=hand_out,
        progress=progress,
    )


def _renew_site(settings: Settings, progress: Progress) -> list[str]:
    """Bring the site up to date if somebody has made one; return a line when it cannot be."""
    if not (settings.var / SITE).exists():
        return []
    try:
        build_site(settings, progress=progress)
    except KzdbError as error:
        return [f"site: {error}"]
    return []


def work(
    settings: Settings,
    say: Callable[[Outcome], None],
    *,
    until_idle: bool = False,
    once: bool = False,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> None:
    """Do the jobs that `refresh` queued on any host, one after another.

    Args:
        settings: the workspace of this host.
        say: gets what became of each job.
        until_idle: end when the queue is empty.
        once: end after one job.
        clock: the time.
        progress: gets a message at each step.

    Raises:
        ConfigError: the store can have no queue. StoreError: it cannot be reached. Unfit: this host would print
            something else than the one that queued the job, which is in the queue again.
    """
    from kzdb.pipeline.press import ReportPress
    from kzdb.refresh.work import queue
    from kzdb.refresh.work.worker import Host, do_task

    queue.bring_up(settings.database_url)
    host = Host(
        settings,
        lambda revision: at_revision(settings, revision, progress),
        lambda there, revision: Stages(there, progress, revision),
        ReportPress,
        _post(settings, clock),
        clock,
        progress,
    )
    queue.work_off(
        settings.database_url, lambda task: say(do_task(host, task)), wait=not until_idle, once=once
    )  # fmt: skip


def migrate_queue(settings: Settings) -> None:
    """Bring the queue's tables up to date, where the store can have a queue and the extra is installed.

    Raises:
        StoreError: the database cannot be reached, or refuses.
    """
    if parse_address(settings.database_url).path is None and find_spec("procrastinate"):
        from kzdb.refresh.work.queue import bring_up

        bring_up(settings.database_url)


def at_revision(settings: Settings, revision: int, progress: Progress = silent) -> Settings:
    """Return the workspace with the published file of a revision: its own, or a snapshot when it has a later one.

    Raises:
        StoreError, PublishError: it cannot be written.
    """
    from kzdb.pipeline.stages import publish
    from kzdb.publish.connection import read_published

    there = read_published(settings.published)
    if there is None or there.revision < revision:
        publish(settings, progress)
        there = read_published(settings.published)
    if there is not None and there.revision == revision:
        return settings
    return replace(settings, published=publish(settings, progress, revision=revision).path)


def _post(settings: Settings, clock: Clock) -> Post:
    from kzdb.refresh.notify.post import Post
    from kzdb.refresh.notify.servers import read_servers

    return Post(settings.var, settings.reports, read_servers(os.environ), clock)


class Stages:
    """Load and publish, as the refresh asks for them; for a worker, of one revision."""

    def __init__(self, settings: Settings, progress: Progress, revision: int | None = None) -> None:
        self._settings, self._progress, self._revision = settings, progress, revision
        self._files: dict[dt.date, Path] = {}
        self._digests: dict[str, str] = {}

    def bring_up(self) -> None:
        """Load what changed and publish it."""
        from kzdb.pipeline.stages import load, publish

        load(self._settings, progress=self._progress)
        publish(self._settings, self._progress)

    def published_at(self, day: dt.date) -> Path:
        """Return the published file for an edition of that day: a snapshot where something was published later."""
        from kzdb.pipeline.editions import published_for

        if day not in self._files:
            self._files[day] = published_for(self._settings, self._revision, day, self._progress)
        return self._files[day]

    def made_from(self, report: str) -> str:
        """Return the digest of the published content, the report's folder and the program."""
        from kzdb.pipeline.inputs import program_digest, report_digests

        if report not in self._digests:
            parts = [self.content(), *report_digests(self._settings, report), program_digest()]
            self._digests[report] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return self._digests[report]

    def revision(self) -> int:
        """Return the revision of the published file."""
        from kzdb.publish.connection import read_published

        there = read_published(self._settings.published)
        return there.revision if there else 0

    def content(self) -> str:
        """Return the digest of the published content."""
        from kzdb.publish.connection import read_published

        there = read_published(self._settings.published)
        return there.content_sha256 if there else ""
