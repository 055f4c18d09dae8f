"""Web servers of tests, each in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer

__all__ = ["answering"]


@contextmanager
def answering(server: HTTPServer) -> Iterator[None]:
    """Let a server answer, and end it: by itself it looks only each half second whether it is to end."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
