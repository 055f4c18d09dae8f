"""`kzdb refresh` from start to end: load and publish what changed, build what is due, publish, notify.

It may be called as often as one likes, by as many clocks as there are, and killed whenever: each slot, edition and
delivery is a row that exists once, and the next run goes on where this one was.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

from kzdb.config import Settings
from kzdb.errors import KzdbError
from kzdb.refresh.clock import Clock, system_clock
from kzdb.refresh.door import Press
from kzdb.refresh.inbox import take
from kzdb.refresh.schedule.schedule import Schedule, read_schedules, streams_of
from kzdb.refresh.slots import book
from kzdb.refresh.slots.plan import plan_slots, settle_removed
from kzdb.refresh.work.pool import failure_of
from kzdb.refresh.work.shift import Outcome, Shift, Stages
from kzdb.refresh.work.stamp import read_stamp, stamp_of, write_stamp
from kzdb.refresh.work.task import Task
from kzdb.store.rows import Rows, open_rows

__all__ = ["HandOut", "Notify", "Outcome", "Stages", "refresh"]


Notify = Callable[[Rows, list[Schedule], float], list[str]]
"""Sends what is to be sent until a moment of `time.monotonic()`; returns a line for each delivery that failed."""

HandOut = Callable[[list[Task]], int]
"""Queues tasks; returns how many jobs of dead workers it gave to others."""


def refresh(
    settings: Settings,
    stages: Stages,
    press: Press,
    notify: Notify,
    *,
    clock: Clock = system_clock,
    jobs: int = 1,
    seconds: float = 1800,
    asked: Collection[str] = (),
    force: bool = False,
    hand_out: HandOut | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Bring every report up to date that is due.

    Args:
        settings: the workspace.
        stages, press, notify: load and publish, the report's engine, mail and webhooks.
        clock: the time.
        jobs: how many editions are built side by side.
        seconds: the budget of the run; a tenth of it is kept for publishing and book-keeping.
        asked: reports that are due now, whatever their schedule says.
        force: build also what did not change.
        hand_out: queues the work for the workers of all hosts; without it, it is done here.
        progress: gets a message at each step.

    Raises:
        StoreError: the store cannot be reached. Whatever else goes wrong is a row, a line, and an incident.
    """
    began = time.monotonic()
    outcome = Outcome()
    schedules, wrong = read_schedules(settings.reports)
    changed = stamp_of(settings) != read_stamp(settings)
    if changed:
        _take_documents(settings, outcome, progress)
    whole = _bring_up(settings, stages, clock, outcome, progress) if changed else True
    with open_rows(settings.database_url) as rows:
        now = clock()
        wanted = [stream for one in schedules if one.report in asked for stream in streams_of(one)]
        planned = plan_slots(rows, schedules, wrong, now, asked=wanted)
        outcome.failures += wrong.values()
        for gone in settle_removed(rows, planned, wrong, now):
            outcome.lines.append(f"{gone}: removed")
        run = Shift(settings, stages, press, clock, rows, planned, outcome, progress, force, is_fresh=whole)
        if changed:
            run.add_changed()
        if hand_out is None:
            run.work(jobs, began + seconds * 0.9)
        else:
            tasks = run.tasks()
            if freed := hand_out(tasks):
                outcome.lines.append(f"the queue: jobs of dead workers given to others: {freed}")
            run.say_queued(tasks)
        outcome.failures += notify(rows, schedules, began + seconds)
        outcome.quiet = not changed and not outcome.lines and not outcome.failures
        with rows.writing():
            book.note(rows, book.EVERYTHING, "refreshed", "quiet" if outcome.quiet else "done", clock())
    if changed and whole:
        write_stamp(settings)  # else the next run looks again
    return outcome


def _take_documents(settings: Settings, outcome: Outcome, progress: Callable[[str], None]) -> None:
    """Take what is recognised in the watched folder; what goes wrong there keeps no report from being built."""
    try:
        outcome.lines += take(settings)
    except (KzdbError, OSError) as error:
        progress(f"warning: {error}")
        outcome.failures.append(str(error))


def _bring_up(
    settings: Settings, stages: Stages, clock: Clock, outcome: Outcome, progress: Callable[[str], None]
) -> bool:
    """Load and publish; what fails is an incident of the whole workspace, and one goes on with the last good state."""
    failure = None
    try:
        stages.bring_up()
    except (KzdbError, OSError) as error:
        failure = failure_of(error)
        progress(f"warning: {failure.message}")
        outcome.failures.append(failure.message)
        if not settings.published.exists():
            raise
    with open_rows(settings.database_url) as rows, rows.writing():
        if failure is None:
            book.close_incident(rows, book.EVERYTHING, clock())
        else:
            book.note(rows, book.EVERYTHING, "failed", failure.message, clock())
            book.open_incident(rows, book.EVERYTHING, failure.gate, failure.message, clock())
    return failure is None
