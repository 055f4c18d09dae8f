"""Slots, decisions and incidents as rows of the store. Every function here is one short transaction or part of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from kzdb.errors import StoreError
from kzdb.refresh.clock import from_text, to_text
from kzdb.refresh.schedule.streams import OF_STREAM, Stream
from kzdb.refresh.slots.leases import HOLDS, Lease
from kzdb.store.rows import Rows

__all__ = [
    "EVERYTHING", "LostLease", "Open", "add_slot", "close_incident", "is_open", "note", "open_incident",
    "open_incidents", "open_slots", "postpone", "require", "settle", "taken",
]  # fmt: skip

EVERYTHING = Stream("", "", "")
"""What a decision or an incident is about that concerns no stream alone: the load, the publishing, a whole report."""


class LostLease(StoreError):
    """Another process has taken over what this one was working on; nothing of it was written."""


@dataclass(frozen=True, slots=True)
class Open:
    """A slot that waits to be run, or failed and may be tried again."""

    id: int
    stream: Stream
    due: dt.datetime
    state: str
    attempts: int
    try_after: dt.datetime | None
    made_from: str | None


def require(rows: Rows, lease: Lease) -> None:
    """Refuse to go on when a lease is not ours any more; call it inside `writing`.

    Raises:
        LostLease: it is not.
    """
    if rows.one(f"SELECT 1 AS held WHERE {HOLDS}", **lease.condition) is None:
        raise LostLease(f"{lease.name}: another process has taken over. Nothing of this one was written.")


def taken(rows: Rows, stream: Stream) -> set[dt.datetime]:
    """Return every slot of a stream that has a row."""
    return {
        from_text(row["due_at"]) for row in rows.all(f"SELECT due_at FROM slots WHERE {OF_STREAM}", **stream.columns)
    }


def add_slot(rows: Rows, stream: Stream, due: dt.datetime, state: str, reason: str, now: dt.datetime) -> bool:
    """Insert a slot; False when it was there: somebody else has it. Call it inside `writing`."""
    given = {**stream.columns, "due_at": to_text(due)}
    if rows.one(f"SELECT 1 AS there FROM slots WHERE {OF_STREAM} AND due_at = :due_at", **given):
        return False
    rows.insert("slots", **given, state=state, reason=reason, attempts=0, decided_at=to_text(now))
    return True


def open_slots(rows: Rows) -> list[Open]:
    """Return the slots that wait, and those that failed and may be tried again, the oldest first."""
    found = rows.all(
        "SELECT id, report, params, language, due_at, state, attempts, try_after, made_from FROM slots "
        "WHERE state IN ('waiting', 'failed') ORDER BY due_at, id"
    )
    return [_open(row) for row in found]


def is_open(rows: Rows, slot: Open) -> bool:
    """Return whether a slot still waits or may still be tried again."""
    found = rows.one("SELECT state FROM slots WHERE id = :id", id=slot.id)
    return found is not None and found["state"] in ("waiting", "failed")


def _open(row: dict[str, Any]) -> Open:
    after = row["try_after"]
    return Open(
        row["id"],
        Stream(row["report"], row["params"], row["language"]),
        from_text(row["due_at"]),
        row["state"],
        row["attempts"],
        from_text(after) if after else None,
        row["made_from"],
    )


def settle(rows: Rows, lease: Lease, slot: Open, state: str, reason: str, now: dt.datetime) -> None:
    """Write the end of a slot that led to no edition, with the reason.

    Raises:
        LostLease: somebody else has the stream.
    """
    with rows.writing():
        require(rows, lease)
        rows.write(
            "UPDATE slots SET state = :state, reason = :reason, decided_at = :now, try_after = NULL WHERE id = :id",
            state=state,
            reason=reason,
            now=to_text(now),
            id=slot.id,
        )
        note(rows, slot.stream, state, reason, now)


def postpone(
    rows: Rows, lease: Lease, slot: Open, reason: str, now: dt.datetime, after: dt.datetime | None, made_from: str
) -> None:
    """Write that a slot failed; it is tried again `after` that instant, or (None) once what it is made from changes.

    Raises:
        LostLease: somebody else has the stream.
    """
    with rows.writing():
        require(rows, lease)
        rows.write(
            "UPDATE slots SET state = 'failed', reason = :reason, attempts = attempts + 1, decided_at = :now, "
            "try_after = :after, made_from = :made_from WHERE id = :id",
            reason=reason,
            now=to_text(now),
            after=to_text(after) if after else None,
            made_from=made_from,
            id=slot.id,
        )
        note(rows, slot.stream, "failed", reason, now)


def note(rows: Rows, stream: Stream, decision: str, reason: str, now: dt.datetime) -> None:
    """Write a decision with its reason; the same one again only counts up. Call it inside `writing`."""
    last = rows.one(
        f"SELECT id, decision, reason FROM refresh_log WHERE {OF_STREAM} ORDER BY id DESC LIMIT 1", **stream.columns
    )
    if last and (last["decision"], last["reason"]) == (decision, reason):
        rows.write(
            "UPDATE refresh_log SET times = times + 1, last_at = :now WHERE id = :id", now=to_text(now), id=last["id"]
        )
        return
    at = to_text(now)
    rows.insert(
        "refresh_log", **stream.columns, decision=decision, reason=reason, times=1, first_at=at, last_at=at
    )  # fmt: skip


def open_incident(rows: Rows, stream: Stream, gate: str, reason: str, now: dt.datetime) -> int | None:
    """Open an incident and return its id; None when the stream has one already. Call it inside `writing`."""
    if rows.one(f"SELECT 1 AS there FROM incidents WHERE {OF_STREAM} AND closed_at IS NULL", **stream.columns):
        return None
    return rows.insert("incidents", **stream.columns, gate=gate, reason=reason, opened_at=to_text(now))


def close_incident(rows: Rows, stream: Stream, now: dt.datetime) -> int | None:
    """Close the incident of a stream and return its id, None when there is none. Call it inside `writing`."""
    found = rows.one(f"SELECT id FROM incidents WHERE {OF_STREAM} AND closed_at IS NULL", **stream.columns)
    if found is None:
        return None
    rows.write("UPDATE incidents SET closed_at = :now WHERE id = :id", now=to_text(now), id=found["id"])
    return int(found["id"])


def open_incidents(rows: Rows) -> list[dict[str, Any]]:
    """Return the failures that are not over, the oldest first."""
    return rows.all("SELECT * FROM incidents WHERE closed_at IS NULL ORDER BY id")
