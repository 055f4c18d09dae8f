"""From schedules to rows: which slots are due now, which are skipped, what is gone, which schedule is wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kzdb.refresh.clock import to_text
from kzdb.refresh.schedule.due import due_slots, next_instants
from kzdb.refresh.schedule.schedule import Schedule, streams_of
from kzdb.refresh.schedule.streams import OF_STREAM, Stream
from kzdb.refresh.slots import book
from kzdb.store.rows import Rows

__all__ = ["BROKEN", "Planned", "plan_slots", "settle_removed"]

BROKEN = "schedule"
"""The gate of a schedule that cannot be read."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The streams there are, each with its schedule."""

    schedules: Mapping[Stream, Schedule]

    @property
    def on_change(self) -> list[Stream]:
        """Those without a clock: due whenever their data change."""
        return [stream for stream, schedule in self.schedules.items() if schedule.cron is None]


def plan_slots(
    rows: Rows,
    schedules: Sequence[Schedule],
    wrong: Mapping[str, str],
    now: dt.datetime,
    *,
    asked: Iterable[Stream] = (),
) -> Planned:
    """Insert a row for every slot that is due, run or skipped, and note why the others are not due.

    Args:
        rows: the store.
        schedules, wrong: as `read_schedules` gives them.
        now: the time.
        asked: streams that somebody wants now, whatever their schedule says.
    """
    planned = {stream: schedule for schedule in schedules for stream in streams_of(schedule)}
    with rows.writing():
        for report, complaint in sorted(wrong.items()):
            about = Stream(report, "", "")
            book.note(rows, about, "failed", complaint, now)
            book.open_incident(rows, about, BROKEN, complaint, now)
        for incident in book.open_incidents(rows):
            if incident["gate"] == BROKEN and incident["report"] not in wrong:
                book.close_incident(rows, Stream(incident["report"], "", ""), now)
        for stream, schedule in planned.items():
            _plan(rows, stream, schedule, now)
        for stream in asked:
            book.add_slot(rows, stream, now.replace(microsecond=0), "waiting", "asked for", now)
    return Planned(planned)


def _plan(rows: Rows, stream: Stream, schedule: Schedule, now: dt.datetime) -> None:
    slots = due_slots(schedule, stream, book.taken(rows, stream), now)
    for slot in slots:
        state = "waiting" if slot.verdict == "run" else "skipped"
        if book.add_slot(rows, stream, slot.due, state, slot.reason, now) and state == "skipped":
            book.note(rows, stream, "skipped", f"slot of {slot.due:%Y-%m-%d %H:%M} UTC: {slot.reason}", now)
    if not slots and schedule.cron is not None:
        upcoming = next_instants(schedule, now, 1)
        when = f"next at {upcoming[0]:%Y-%m-%d %H:%M} UTC" if upcoming else "it never comes again"
        book.note(rows, stream, "not due", when, now)


def settle_removed(rows: Rows, planned: Planned, wrong: Mapping[str, str], now: dt.datetime) -> list[Stream]:
    """End the slots and incidents of streams that no schedule names any more, and return those streams.

    A report whose schedule cannot be read is not gone: its slots wait.
    """
    with rows.writing():
        gone = {
            slot.stream
            for slot in book.open_slots(rows)
            if slot.stream not in planned.schedules and slot.stream.report not in wrong
        }
        for stream in sorted(gone):
            rows.write(
                "UPDATE slots SET state = 'skipped', reason = :reason, decided_at = :now "
                f"WHERE {OF_STREAM} AND state IN ('waiting', 'failed')",
                reason="no schedule names it any more",
                now=to_text(now),
                **stream.columns,
            )
            book.note(
                rows, stream, "removed", "no schedule names it any more: nothing is built, nobody is written to", now
            )
            book.close_incident(rows, stream, now)
    return sorted(gone)
