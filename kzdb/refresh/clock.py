"""The one clock of a refresh, as an argument everywhere: a test turns it, and a run that replays a month does too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

__all__ = ["Clock", "from_text", "system_clock", "to_text"]

Clock = Callable[[], dt.datetime]


def system_clock() -> dt.datetime:
    """Return the time of this machine, in UTC."""
    return dt.datetime.now(dt.UTC)


def to_text(instant: dt.datetime) -> str:
    """Return an instant as the store keeps it: UTC, whole seconds, texts in the order of time."""
    return instant.astimezone(dt.UTC).isoformat(timespec="seconds")


def from_text(text: str) -> dt.datetime:
    """Return the instant that the store kept."""
    return dt.datetime.fromisoformat(text)
