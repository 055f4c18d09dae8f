"""A person's word about deliveries whose end nobody saw."""

from __future__ import annotations

import datetime as dt

from kzdb.refresh.clock import to_text
from kzdb.store.rows import Rows

__all__ = ["settle"]


def settle(rows: Rows, recipient: str, now: dt.datetime, *, arrived: bool) -> list[str]:
    """Settle the unknown deliveries to a recipient and return what they were about.

    Args:
        rows: the store.
        recipient: whose.
        now: the time.
        arrived: they have arrived; else they are sent again by the next refresh.
    """
    with rows.writing():
        found = rows.all(
            "SELECT id, about FROM deliveries WHERE recipient = :recipient AND state = 'unknown' ORDER BY id",
            recipient=recipient,
        )
        for row in found:
            rows.write(
                "UPDATE deliveries SET state = :state, reason = :reason, try_after = :after, changed_at = :now "
                "WHERE id = :id",
                state="done" if arrived else "failed",
                reason="somebody said that it arrived" if arrived else "somebody said that it did not arrive",
                after=None if arrived else to_text(now),
                now=to_text(now),
                id=row["id"],
            )
    return [row["about"] for row in found]
