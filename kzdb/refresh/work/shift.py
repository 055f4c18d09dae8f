"""The work of one refresh on its open slots: which are done now, under which lease, and what became of them."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kzdb.config import Settings
from kzdb.errors import KzdbError
from kzdb.refresh.clock import Clock, to_text
from kzdb.refresh.door import Built, Failure, Order, Press
from kzdb.refresh.editions.folders import being_made, shared_token
from kzdb.refresh.editions.latest import keep_latest
from kzdb.refresh.editions.register import Edition, newest_editions
from kzdb.refresh.schedule.schedule import Schedule
from kzdb.refresh.schedule.streams import Stream
from kzdb.refresh.slots import book
from kzdb.refresh.slots.beating import Beating
from kzdb.refresh.slots.leases import Lease, give_back, holders, take
from kzdb.refresh.slots.plan import Planned
from kzdb.refresh.work.pool import OUT_OF_TIME, built_side_by_side, failure_of
from kzdb.refresh.work.slot import Job, Shop, accept, order_of, prepare, recovered, reject
from kzdb.refresh.work.task import Task
from kzdb.store.rows import Rows

__all__ = ["Outcome", "Shift", "Stages"]


class Stages(Protocol):
    """What comes before: the pipeline's own stages, each cheap when there is nothing to do."""

    def bring_up(self) -> None:
        """Load what changed and publish it."""

    def published_at(self, day: dt.date) -> Path:
        """Return the published file for an edition of that day."""

    def made_from(self, report: str) -> str:
        """Return the digest of the published content, the report's folder and the program."""

    def revision(self) -> int:
        """Return the revision of the published file."""

    def content(self) -> str:
        """Return the digest of the published content."""


@dataclass(slots=True)
class Outcome:
    """What a refresh did.

    Attributes:
        quiet: nothing had changed and nothing was due.
        built: the editions that were published.
        lines: every decision in words, in the order they were made.
        failures: those that somebody has to look at.
    """

    quiet: bool = False
    built: list[Edition] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


class Shift:
    """The work of one refresh on its open slots."""

    def __init__(
        self,
        settings: Settings,
        stages: Stages,
        press: Press,
        clock: Clock,
        rows: Rows,
        planned: Planned,
        outcome: Outcome,
        progress: Callable[[str], None],
        force: bool,
        is_fresh: bool,
    ) -> None:
        self.settings, self.clock, self.rows, self.planned = settings, clock, rows, planned
        self.outcome, self.progress, self.force, self.is_fresh = outcome, progress, force, is_fresh
        self.stages, self.press = stages, press
        self.shop: Shop | None = None
        self.folders: dict[int, tuple[Path, ExitStack]] = {}
        self.busy: list[Stream] = []  # those that another process is at work on

    def add_changed(self) -> None:
        """Insert a slot for every stream without a clock: its data may have changed."""
        now = self.clock().replace(microsecond=0)
        waiting = {slot.stream for slot in book.open_slots(self.rows)}
        with self.rows.writing():
            for stream in self.planned.on_change:
                if stream not in waiting:
                    book.add_slot(self.rows, stream, now, "waiting", "something changed", now)

    def tasks(self) -> list[Task]:
        """Return what is open and may be done now, for the workers of all hosts."""
        self._keep_latest(newest_editions(self.rows))
        held = {one["name"] for one in holders(self.rows, self.clock)}
        slots = [slot for slot in self._ready() if str(slot.stream) not in held]
        if not slots:
            return []
        revision, content = self.stages.revision(), self.stages.content()
        token = shared_token(self.settings.var, make=True)
        return [
            Task(
                slot.id,
                f"{slot.stream} {to_text(slot.due)}",
                revision,
                content,
                self._made_from(slot),
                token,
                self.force,
                self.is_fresh,
            )
            for slot in slots
        ]

    def say_queued(self, tasks: Sequence[Task]) -> None:
        """Write that slots wait for a worker."""
        streams = {slot.id: slot.stream for slot in book.open_slots(self.rows)}
        for task in tasks:
            if task.slot in streams:
                self._say(streams[task.slot], "queued", "any host with a worker builds it")

    def work(self, jobs: int, until: float, only: int | None = None) -> None:
        """Do what is open and may be done now, or of that only one slot."""
        if only is None:
            self._keep_latest(newest_editions(self.rows))
        slots = [slot for slot in self._ready() if only in (None, slot.id)]
        if not slots:
            return
        from kzdb.publish.connection import open_published

        # Held open, the file is opened once for all, and stays the same for this run whoever publishes meanwhile.
        held = open_published(self.settings.published)
        with held, Beating(self.settings.database_url, self.clock) as beating:
            orders = self._prepared(slots, beating, until)
            for job, result in built_side_by_side(self.press, orders, min(jobs, len(slots)), until):
                folder, stack = self.folders.pop(job.slot.id)
                with stack:
                    self._finish(job, result, folder)
                beating.stop(job.lease)
                give_back(self.rows, job.lease)

    def _keep_latest(self, streams: Iterable[Stream]) -> None:
        self.outcome.failures += keep_latest(self.rows, self.settings.var, streams, self.clock)

    def _ready(self) -> list[book.Open]:
        """Return the slots to work on: what waits, and what failed if its time or its input has come; one a stream."""
        now, newest_of = self.clock(), dict[Stream, book.Open]()
        ready = []
        every = book.open_slots(self.rows)
        for slot in every:
            newest_of[slot.stream] = slot
        for slot in every:
            schedule = self.planned.schedules.get(slot.stream)
            if schedule is None:
                continue
            if slot is not newest_of[slot.stream] and slot.state == "failed" and schedule.missed != "each":
                self._give_up(slot)
                continue
            if slot.state == "failed" and slot.try_after is not None and slot.try_after > now:
                continue
            if slot.state == "failed" and slot.try_after is None and slot.made_from == self._made_from(slot):
                continue
            ready.append(slot)
        return ready

    def _made_from(self, slot: book.Open) -> str:
        return self.stages.made_from(slot.stream.report)

    def _give_up(self, slot: book.Open) -> None:
        lease = take(self.rows, str(slot.stream), self.clock)
        if lease is not None:
            book.settle(self.rows, lease, slot, "skipped", "failed, and a newer slot is due", self.clock())
            give_back(self.rows, lease)

    def _prepared(self, slots: list[book.Open], beating: Beating, until: float) -> Iterator[tuple[Job, Order]]:
        """Yield each job that has something to build; what has not is settled here."""
        for slot in slots:
            if time.monotonic() >= until:
                self._say(slot.stream, "waits", OUT_OF_TIME.message)
                continue
            lease = take(self.rows, str(slot.stream), self.clock)
            if lease is None:
                self.busy.append(slot.stream)
                self._say(slot.stream, "waits", "another process is at work on it")
                continue
            if not book.is_open(self.rows, slot):
                give_back(self.rows, lease)  # whoever had the lease has done it
                continue
            beating.start(lease)
            try:
                ready = self._ordered(slot, lease)
            except (KzdbError, OSError) as error:
                self._fail(slot, lease, failure_of(error))
                ready = None
            if ready is None:
                beating.stop(lease)
                give_back(self.rows, lease)
                continue
            self.progress(f"building {slot.stream}: {ready[0].why}")
            yield ready

    def _ordered(self, slot: book.Open, lease: Lease) -> tuple[Job, Order] | None:
        """Return what is to be built for a slot, None when it is settled without."""
        shop, schedule = self._shop(), self.planned.schedules[slot.stream]
        if schedule.when and not self._wanted(schedule):
            book.settle(self.rows, lease, slot, "skipped", "its `when` gave no row", self.clock())
            self.outcome.lines.append(f"{slot.stream}: skipped, its `when` gave no row")
            return None
        job = prepare(shop, schedule, slot, lease, force=self.force)
        if job is None:
            self._say_settled(slot)
            return None
        with ExitStack() as stack:
            folder = stack.enter_context(being_made(self.settings.var, slot.stream))
            order = order_of(shop, job, folder)
            self.folders[slot.id] = folder, stack.pop_all()
        return job, order

    def _wanted(self, schedule: Schedule) -> bool:
        from kzdb.publish.connection import ask, open_published

        assert schedule.when is not None
        with open_published(self.settings.published) as connection:
            return next(ask(connection, schedule.when).rows(), None) is not None

    def _finish(self, job: Job, result: Built | Failure, folder: Path) -> None:
        if isinstance(result, Failure):
            self._fail(job.slot, job.lease, result)
            return
        try:
            edition = accept(self._shop(), job, folder)
        except book.LostLease as error:
            self.outcome.lines.append(f"{job.stream}: {error}")
        except (KzdbError, OSError) as error:
            self._fail(job.slot, job.lease, failure_of(error))
        else:
            self.outcome.built.append(edition)
            self.outcome.lines.append(f"{job.stream}: edition {edition.label}, {edition.why}")
            self.outcome.lines += [f"{job.stream}: warning: {line}" for line in result.warnings]
            recovered(self._shop(), job.stream)
            self._keep_latest([job.stream])

    def _fail(self, slot: book.Open, lease: Lease, failure: Failure) -> None:
        line = f"{slot.stream}: {failure.gate}: {failure.message}"
        self.outcome.failures.append(line)
        try:
            reject(self._shop(), slot, lease, failure)
        except book.LostLease as error:
            self.outcome.lines.append(f"{slot.stream}: {error}")

    def _say(self, stream: Stream, decision: str, reason: str) -> None:
        self.outcome.lines.append(f"{stream}: {decision}, {reason}")
        with self.rows.writing():
            book.note(self.rows, stream, decision, reason, self.clock())

    def _say_settled(self, slot: book.Open) -> None:
        row = self.rows.one("SELECT state, reason FROM slots WHERE id = :id", id=slot.id)
        assert row is not None
        if row["state"] == "waiting":
            self._say(slot.stream, "waits", "what is new could not be loaded")
            return
        where = self.outcome.failures if row["state"] == "failed" else self.outcome.lines
        where.append(f"{slot.stream}: {row['state']}, {row['reason']}")

    def _shop(self) -> Shop:
        if self.shop is None:
            self.shop = Shop(
                self.rows,
                self.settings.var,
                self.press,
                self.settings.published,
                self.stages.published_at,
                self.stages.made_from,
                self.stages.revision(),
                self.is_fresh,
                self.clock,
            )
        return self.shop
