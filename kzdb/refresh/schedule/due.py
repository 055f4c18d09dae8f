"""Which slots of a schedule are due: a pure function of the schedule, the slots there are, and the clock.

A slot is an instant in UTC, computed from the rule and its zone. Where the clocks go forward over it, it comes once, at
the first minute that exists; where they go back over a fixed time, once, the first time; an hourly rule each hour.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal
from zoneinfo import ZoneInfo

from cronsim import CronSim

from kzdb.refresh.schedule.schedule import Schedule
from kzdb.refresh.schedule.streams import Stream

__all__ = ["Slot", "due_slots", "last_instant", "next_instants", "spread"]


LATE = dt.timedelta(minutes=30)
"""A slot that nobody looked for until so long after it was missed; wake-ups come every ten minutes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One scheduled instant: to be run or skipped, and why."""

    due: dt.datetime
    verdict: Literal["run", "skip"]
    reason: str


def due_slots(schedule: Schedule, stream: Stream, taken: Collection[dt.datetime], now: dt.datetime) -> list[Slot]:
    """Return the slots of a stream that are due and have no row yet, oldest first; what is missed is decided here.

    Args:
        schedule: when it is due; without a cron line nothing is.
        stream: whose slots; its name spreads the jitter.
        taken: every slot that has a row. One of them never comes again, whatever the clock does.
        now: the time, with its zone.
    """
    if schedule.cron is None:
        return []
    now = now.astimezone(dt.UTC)
    past = [due for due in taken if due <= now]  # rows of the future: the clock was wrong, then or now
    ready = now - spread(schedule, stream)
    if not past:
        first = last_instant(schedule, ready)
        return [] if first is None or first in taken else [Slot(first, "run", "first edition")]
    since, oldest = max(past), now - schedule.horizon
    found = [due for due in _between(schedule, max(since, oldest), ready) if due not in taken]
    slots = list(_judged(schedule, found, ready))
    if since < oldest and (forgotten := next(_between(schedule, since, oldest), None)):
        slots.insert(
            0, Slot(forgotten, "skip", f"this and all before {oldest:%Y-%m-%d %H:%M} UTC are past the horizon")
        )
    return slots


def _judged(schedule: Schedule, found: list[dt.datetime], ready: dt.datetime) -> Iterator[Slot]:
    """Yield what happens to the slots that came since the last one with a row."""
    for due in found:
        newest = due == found[-1]
        if schedule.missed == "skip" and ready - due > LATE:
            yield Slot(due, "skip", "missed, and what is missed is skipped")
        elif schedule.missed == "each" or newest:
            yield Slot(due, "run", f"due, {_late(ready - due)}" if ready - due > LATE else "due")
        else:
            yield Slot(due, "skip", "missed; the newest of the missed slots is run in its place")


def _late(by: dt.timedelta) -> str:
    hours = int(by.total_seconds() // 3600)
    return f"{hours // 24} days late" if hours >= 48 else f"{hours} h late" if hours else "late"


def spread(schedule: Schedule, stream: Stream) -> dt.timedelta:
    """Return how long after its slot a stream runs: always the same for a stream, spread over the jitter for many."""
    seconds = int(schedule.jitter.total_seconds())
    if not seconds:
        return dt.timedelta(0)
    number = int.from_bytes(hashlib.sha256(str(stream).encode()).digest()[:8])
    return dt.timedelta(seconds=number % seconds)


def last_instant(schedule: Schedule, now: dt.datetime) -> dt.datetime | None:
    """Return the newest instant of a schedule that is not after `now`."""
    if schedule.cron is None:
        return None
    local = (now + dt.timedelta(seconds=1)).astimezone(ZoneInfo(schedule.zone))
    for instant in islice(CronSim(schedule.cron, local, reverse=True), 3):
        if instant.astimezone(dt.UTC) <= now:
            return instant.astimezone(dt.UTC)
    return None


def next_instants(schedule: Schedule, now: dt.datetime, number: int) -> list[dt.datetime]:
    """Return the next instants of a schedule after `now`, in UTC."""
    return list(islice(_instants(schedule, now), number))


def _between(schedule: Schedule, since: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the instants of a schedule after `since`, up to `until`."""
    for instant in _instants(schedule, since):
        if instant > until:
            return
        yield instant


def _instants(schedule: Schedule, since: dt.datetime) -> Iterator[dt.datetime]:
    """Yield the instants of a schedule after `since` in order, for ever."""
    if schedule.cron is None:
        return
    newest = since.astimezone(dt.UTC)
    for local in CronSim(schedule.cron, since.astimezone(ZoneInfo(schedule.zone))):
        instant = local.astimezone(dt.UTC)
        if instant > newest:  # inside an hour that comes twice, the rule may start from the first of the two
            newest = instant
            yield instant
