"""`latest` of every stream names its newest edition; what keeps it from that is an incident until it does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kzdb.errors import FileError
from kzdb.refresh.clock import Clock
from kzdb.refresh.editions.folders import move_latest
from kzdb.refresh.schedule.streams import Stream
from kzdb.refresh.slots import book
from kzdb.store.rows import Rows

__all__ = ["keep_latest"]

_GATE = "latest"


def keep_latest(rows: Rows, var: Path, streams: Iterable[Stream], clock: Clock) -> list[str]:
    """Let `latest` of each stream name its newest edition; return a line for each that cannot.

    An edition whose `latest` cannot move is published all the same: its slot is done.
    """
    failures = []
    incidents = [one for one in book.open_incidents(rows) if one["gate"] == _GATE]
    behind = {Stream(one["report"], one["params"], one["language"]) for one in incidents}
    for stream in streams:
        try:
            move_latest(rows, var, stream)
        except FileError as error:
            failures.append(f"{stream}: {error}")
            with rows.writing():
                book.note(rows, stream, "failed", str(error), clock())
                book.open_incident(rows, stream, _GATE, str(error), clock())
        else:
            if stream in behind:
                with rows.writing():
                    book.close_incident(rows, stream, clock())
    return failures
