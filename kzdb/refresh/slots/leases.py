"""Who may work on what: a lease with an owner's token, a heartbeat and an end.

A lease is a row. Whoever finds it free, expired, or held by a process of this machine that is gone, takes it with a new
token; from then on every write under the old token touches nothing (`HOLDS`).
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import uuid
from dataclasses import dataclass

from kzdb.files import is_running
from kzdb.refresh.clock import Clock, to_text
from kzdb.store.rows import Rows

__all__ = ["EXPIRY", "HOLDS", "Lease", "beat", "give_back", "holders", "take"]

EXPIRY = dt.timedelta(minutes=10)
"""A lease without a heartbeat for so long is free. Holders beat twenty times as often."""

HOLDS = "EXISTS (SELECT 1 FROM leases WHERE name = :lease AND token = :token)"
"""The condition of every write under a lease."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A lease that was taken: its name and its owner's token."""

    name: str
    token: str

    @property
    def condition(self) -> dict[str, str]:
        """The values of `HOLDS`."""
        return {"lease": self.name, "token": self.token}


def take(rows: Rows, name: str, clock: Clock) -> Lease | None:
    """Take a lease, None when somebody alive holds it; call it outside of `writing`."""
    now, token = clock(), uuid.uuid4().hex
    values = {
        "name": name,
        "token": token,
        "holder": f"{os.getpid()}@{socket.gethostname()}",
        "now": to_text(now),
        "until": to_text(now + EXPIRY),
    }
    with rows.writing():
        held = rows.one("SELECT holder, expires_at, beat_at FROM leases WHERE name = :name", name=name)
        if held is None:
            rows.write(
                "INSERT INTO leases (name, token, holder, taken_at, beat_at, expires_at) "
                "VALUES (:name, :token, :holder, :now, :now, :until)",
                **values,
            )
        elif _is_free(held, now):
            rows.write(
                "UPDATE leases SET token = :token, holder = :holder, taken_at = :now, beat_at = :now, "
                "expires_at = :until WHERE name = :name",
                **values,
            )
        else:
            return None
    return Lease(name, token)


def beat(rows: Rows, lease: Lease, clock: Clock) -> bool:
    """Show a sign of life; False when the lease is not ours any more."""
    now = clock()
    return bool(
        rows.write(
            "UPDATE leases SET beat_at = :now, expires_at = :until WHERE name = :lease AND token = :token",
            now=to_text(now),
            until=to_text(now + EXPIRY),
            **lease.condition,
        )
    )


def give_back(rows: Rows, lease: Lease) -> None:
    """End a lease; one that was lost meanwhile is left to its new owner."""
    rows.write("DELETE FROM leases WHERE name = :lease AND token = :token", **lease.condition)


def holders(rows: Rows, clock: Clock) -> list[dict[str, str]]:
    """Return the leases that are held now."""
    found = rows.all("SELECT name, holder, taken_at, beat_at, expires_at FROM leases ORDER BY name")
    return [row for row in found if not _is_free(row, clock())]


def _is_free(held: dict[str, str], now: dt.datetime) -> bool:
    """Return whether a lease has expired, also by a clock that jumped back, or its holder on this machine is gone."""
    if held["expires_at"] <= to_text(now) or held["beat_at"] > to_text(now + EXPIRY):
        return True
    process, _, host = held["holder"].partition("@")
    return host == socket.gethostname() and not is_running(int(process))
