"""What `kzdb schedule show` prints: the last and next slots of every stream, in both zones, each with its reason."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from kzdb.config import Settings
from kzdb.refresh.clock import from_text
from kzdb.refresh.schedule.due import next_instants, spread
from kzdb.refresh.schedule.schedule import Schedule, read_schedules, streams_of
from kzdb.refresh.schedule.streams import OF_STREAM, Stream
from kzdb.store.rows import Rows, open_rows
from kzdb.store.state import read_state

__all__ = ["has_tables", "shown_schedules"]

PAST = 3
"""So many slots that were are shown for each stream."""


def shown_schedules(settings: Settings, now: dt.datetime, upcoming: int) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return each stream with its rule and its runs, and for each report whose schedule is wrong, what is wrong.

    Args:
        settings: the workspace.
        now: the time.
        upcoming: how many slots to come are shown.

    Raises:
        StoreError: the store cannot be read.
    """
    schedules, wrong = read_schedules(settings.reports)
    streams = [(schedule, stream) for schedule in schedules for stream in streams_of(schedule)]
    past: dict[Stream, list[dict[str, str]]] = {}
    if has_tables(settings):
        with open_rows(settings.database_url) as rows:
            past = {stream: _past(rows, schedule, stream) for schedule, stream in streams}
    return [
        {
            "stream": str(stream),
            "rule": _rule(schedule),
            "runs": [*past.get(stream, []), *_upcoming(schedule, stream, now, upcoming)],
        }
        for schedule, stream in streams
    ], wrong


def has_tables(settings: Settings) -> bool:
    """Return whether the store is there and has been migrated so far that it keeps slots."""
    state = read_state(settings.database_url)
    return state is not None and state.schema is not None and state.schema >= "0007"


def _rule(schedule: Schedule) -> str:
    if schedule.cron is None:
        return "whenever its data change"
    return f"{schedule.cron} in {schedule.zone}, missed: {schedule.missed}"


def _past(rows: Rows, schedule: Schedule, stream: Stream) -> list[dict[str, str]]:
    found = rows.all(
        f"SELECT due_at, state, reason FROM slots WHERE {OF_STREAM} ORDER BY due_at DESC LIMIT {PAST}",
        **stream.columns,
    )
    return [_run(schedule, from_text(row["due_at"]), row["state"], row["reason"]) for row in reversed(found)]


def _upcoming(schedule: Schedule, stream: Stream, now: dt.datetime, number: int) -> list[dict[str, str]]:
    wait = spread(schedule, stream)
    says = f"runs {wait.total_seconds() / 60:.0f} min later (jitter)" if wait else "on the minute"
    return [_run(schedule, instant, "next", says) for instant in next_instants(schedule, now, number)]


def _run(schedule: Schedule, instant: dt.datetime, state: str, reason: str) -> dict[str, str]:
    local = instant.astimezone(ZoneInfo(schedule.zone))
    return {
        "utc": f"{instant.astimezone(dt.UTC):%Y-%m-%d %H:%M} UTC",
        "local": f"{local:%Y-%m-%d %H:%M %a} ({local.strftime('%z')[:3]}:{local.strftime('%z')[3:]})",
        "state": state,
        "reason": reason,
    }
