"""How long the other side has: for each step, and in all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

__all__ = ["LONGEST", "PATIENCE", "limited"]

PATIENCE = 30.0
"""Seconds the other side has for each step."""

LONGEST = 600.0
"""Seconds it has in all: one that sends a byte now and then would hold up everybody else's messages."""


@contextmanager
def limited(line: socket.socket | None, seconds: float) -> Iterator[None]:
    """Cut a line that is still in use after so many seconds; whoever reads from it gets an error or its end."""

    def cut() -> None:
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
