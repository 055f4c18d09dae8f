"""`kzdb refresh`: the pipeline's stages and the report's engine, given to the refresh."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Collection
from pathlib import Path

from kzdb.config import Settings
from kzdb.pipeline.talk import Progress, silent
from kzdb.refresh.clock import Clock, system_clock
from kzdb.refresh.run import refresh as run
from kzdb.refresh.shift import Outcome

__all__ = ["Stages", "refresh"]


def refresh(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    jobs: int | None = None,
    seconds: float = 1800,
    asked: Collection[str] = (),
    force: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Load and publish what changed, build the editions that are due and not the same as before, send them.

    Args:
        settings: the workspace.
        clock: the time.
        jobs: how many editions are built side by side; default: one a core.
        seconds: the budget of the run.
        asked: reports that are due now, whatever their schedule says.
        force: build also what did not change.
        progress: gets a message at each step.

    Raises:
        ConfigError: a KZDB_* variable is wrong. StoreError: the store cannot be reached.
        SeedError, PublishError: that went wrong, and nothing was ever published.
    """
    from kzdb.pipeline.press import ReportPress
    from kzdb.refresh.notify.post import Post
    from kzdb.refresh.notify.servers import read_servers

    stages = Stages(settings, progress)
    return run(
        settings,
        stages,
        ReportPress(settings),
        Post(settings.var, settings.reports, read_servers(os.environ), clock),
        clock=clock,
        jobs=jobs or os.cpu_count() or 1,
        seconds=seconds,
        asked=asked,
        force=force,
        progress=progress,
    )


class Stages:
    """Load and publish, as the refresh asks for them."""

    def __init__(self, settings: Settings, progress: Progress) -> None:
        self._settings, self._progress = settings, progress
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
            self._files[day] = published_for(self._settings, None, day, self._progress)
        return self._files[day]

    def made_from(self, report: str) -> str:
        """Return the digest of the published content, the report's folder and the program."""
        from kzdb.files import digest
        from kzdb.pipeline.inputs import program_digest
        from kzdb.publish.connection import read_published

        if report not in self._digests:
            there = read_published(self._settings.published)
            reports = self._settings.reports
            folders = [digest(path) for path in (reports / report, reports / "_shared") if path.is_dir()]
            parts = [there.content_sha256 if there else "", *folders, program_digest()]
            self._digests[report] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return self._digests[report]

    def revision(self) -> int:
        """Return the revision of the published file."""
        from kzdb.publish.connection import read_published

        there = read_published(self._settings.published)
        return there.revision if there else 0
