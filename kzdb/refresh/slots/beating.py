"""The heartbeat of all leases that a run holds, in a thread of its own with a connection of its own."""

from __future__ import annotations

import threading
from types import TracebackType

from kzdb.errors import KzdbError
from kzdb.refresh.clock import Clock
from kzdb.refresh.slots.leases import EXPIRY, Lease, beat
from kzdb.store.rows import open_rows

__all__ = ["Beating"]


class Beating:
    """Beats for every lease that was started and not stopped, twenty times within the life of one."""

    def __init__(self, database_url: str, clock: Clock, every: float = EXPIRY.total_seconds() / 20) -> None:
        self._url, self._clock, self._every = database_url, clock, every
        self._leases: set[Lease] = set()
        self._lock, self._end = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._beat, name="kzdb heartbeat", daemon=True)

    def __enter__(self) -> Beating:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def start(self, lease: Lease) -> None:
        """Beat for a lease from now on."""
        with self._lock:
            self._leases.add(lease)

    def stop(self, lease: Lease) -> None:
        """Beat for it no more."""
        with self._lock:
            self._leases.discard(lease)

    def _beat(self) -> None:
        while not self._end.wait(self._every):
            with self._lock:
                held = list(self._leases)
            try:
                with open_rows(self._url) as rows:
                    for lease in held:
                        if not beat(rows, lease, self._clock):
                            self.stop(lease)  # lost: its next write is refused, which is where it is said
            except KzdbError:
                continue  # the store is away for a moment; the lease lives longer than that
