"""What a job in the queue of several hosts names: ids and digests, never data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kzdb.errors import KzdbError

__all__ = ["Busy", "Task", "Unfit"]


class Busy(KzdbError):
    """Another process works on the same stream."""


class Unfit(KzdbError):
    """This host would not print what the host that queued the job would."""


@dataclass(frozen=True, slots=True)
class Task:
    """One slot that a worker is to do.

    Attributes:
        slot: id of the slot; what it is about is in the store.
        key: the slot in words, the same for every host: no slot is queued twice.
        revision: of the published file to print from.
        content: digest of that file's content.
        made_from: digest of that content, the report's folder and the program.
        editions: token of the folder of editions.
        force: build it also if nothing changed.
        is_fresh: whether that file holds what was in the seeds.
    """

    slot: int
    key: str
    revision: int
    content: str
    made_from: str
    editions: str
    force: bool
    is_fresh: bool

    @property
    def arguments(self) -> dict[str, Any]:
        """The task as a job's arguments; `Task(**arguments)` reads them."""
        return asdict(self)
