"""One job of the queue on one host: the work of `kzdb refresh` on one slot, if this host would print the same."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from kzdb.config import Settings
from kzdb.refresh.clock import Clock
from kzdb.refresh.door import Press
from kzdb.refresh.editions.folders import shared_token
from kzdb.refresh.schedule.schedule import read_schedules, streams_of
from kzdb.refresh.slots import book
from kzdb.refresh.slots.plan import Planned
from kzdb.refresh.work.run import Notify
from kzdb.refresh.work.shift import Outcome, Shift, Stages
from kzdb.refresh.work.task import Busy, Task, Unfit
from kzdb.store.rows import open_rows

__all__ = ["Host", "do_task"]


@dataclass(frozen=True, slots=True)
class Host:
    """What one host brings to its jobs.

    Attributes:
        settings: its workspace.
        at_revision: gives the workspace with the published file of a revision, written if it is not there.
        stages: load and publish, for such a workspace and its revision.
        press: the report's engine, for such a workspace.
        notify: sends what is to be sent.
        clock: the time.
        progress: gets a message at each step.
    """

    settings: Settings
    at_revision: Callable[[int], Settings]
    stages: Callable[[Settings, int], Stages]
    press: Callable[[Settings], Press]
    notify: Notify
    clock: Clock
    progress: Callable[[str], None] = lambda _: None


def do_task(host: Host, task: Task) -> Outcome:
    """Do one slot, unless it is done already, and send what is to be sent.

    Raises:
        Busy: another process has the lease of the stream. Unfit: this host would print something else.
        StoreError, PublishError: the store cannot be reached, or the published file cannot be written.
    """
    outcome = Outcome()
    with open_rows(host.settings.database_url) as rows:
        open_now = {slot.id: slot for slot in book.open_slots(rows)}
        if task.slot not in open_now:
            outcome.lines.append(f"{task.key}: is done already")
            return outcome
        _require_shared(host, task)
        settings = host.at_revision(task.revision)
        stages = host.stages(settings, task.revision)
        _require_same(settings, stages, task, open_now[task.slot].stream.report)
        schedules, _ = read_schedules(settings.reports)
        planned = Planned({stream: one for one in schedules for stream in streams_of(one)})
        shift = Shift(
            settings,
            stages,
            host.press(settings),
            host.clock,
            rows,
            planned,
            outcome,
            host.progress,
            task.force,
            task.is_fresh,
        )
        shift.work(1, math.inf, only=task.slot)
        outcome.failures += host.notify(rows, schedules, math.inf)
    if shift.busy:
        raise Busy(f"{task.key}: another process is at work on it")
    return outcome


def _require_shared(host: Host, task: Task) -> None:
    """Refuse a folder of editions that is not the one of the host that queued the job."""
    folder = host.settings.var / "editions"
    if shared_token(host.settings.var) != task.editions:
        raise Unfit(
            f"{folder}: is not the folder of editions of the host that queued the job. Mount that one there: all hosts "
            "share one."
        )


def _require_same(settings: Settings, stages: Stages, task: Task, report: str) -> None:
    """Refuse data, a report or a program that differ from those of the host that queued the job."""
    content = stages.content()
    if content != task.content:
        raise Unfit(
            f"{settings.published}: got content {content[:12]} for revision {task.revision}, expected "
            f"{task.content[:12]}. Bring kzdb here to the version of the host that queued the job."
        )
    if stages.made_from(report) != task.made_from:
        raise Unfit(
            f"{settings.reports / report}: the report, or kzdb itself, is not that of the host that queued the job. "
            "Bring both to the same state."
        )
