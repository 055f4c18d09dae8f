"""HTTP for this machine alone: what `kzdb site serve`, `kzdb report preview` and `kzdb review --web` answer with."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from kzdb.errors import FileError
from kzdb.files import explain

__all__ = ["Files", "serve"]

_OWN_NAMES = ("127.0.0.1", "localhost")
"""What a request may call this machine: a page from elsewhere that has its own name point here reads nothing."""


class Files(SimpleHTTPRequestHandler):
    """Serves files and logs nothing; a browser asks again each time, so that what is new is seen."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {  # not those of the machine
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }  # fmt: skip

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer a request that means this machine."""
        return self.find() if self.is_meant() else None

    def is_meant(self) -> bool:
        """Say whether a request means this machine; one that does not is refused."""
        if self.headers.get("Host", "").rpartition(":")[0] in _OWN_NAMES:
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def send(self, data: bytes, content_type: str) -> io.BytesIO:
        """Send the head of an answer that is no file, and return its body."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def find(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the answer and return its body; None where there is none."""
        return super().send_head()

    def end_headers(self) -> None:
        """Add what keeps a browser from keeping and from guessing."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve(folder: Path, port: int, ready: Callable[[str], None], handler: type[Files] = Files, **options: Any) -> None:
    """Serve a folder on this machine alone, until interrupted.

    Args:
        folder: where the files are.
        port: 0 takes a free one.
        ready: gets the address once it answers.
        handler, options: what answers a request, and what it is made with.

    Raises:
        FileError: the port is taken.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(folder), **options))
    except OSError as error:
        raise FileError(f"port {port}: cannot be opened: {explain(error)} Name another --port.") from error
    with server:
        ready(f"http://127.0.0.1:{server.server_port}/")
        server.serve_forever()
