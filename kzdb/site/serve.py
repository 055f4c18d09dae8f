"""`kzdb site serve`: the site over HTTP, for a look on this machine."""

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

__all__ = ["Pages", "serve"]


_OWN_NAMES = ("127.0.0.1", "localhost")
"""What a request may call this machine: a page from elsewhere that has its own name point here reads nothing."""


class Pages(SimpleHTTPRequestHandler):
    """Serves files and logs nothing; a browser asks again each time, so that a new build is seen."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {  # not those of the machine
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }  # fmt: skip

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Find the file, for a request that means this machine."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _OWN_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Add what keeps a browser from keeping and from guessing."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve a folder on this machine alone, until interrupted.

    Args:
        folder: the site.
        port: 0 takes a free one.
        ready: gets the address once it answers.

    Raises:
        FileError: there is no site, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise FileError(f"{folder}: got no site there, expected one. Run `kzdb site build` first.")
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Pages, directory=str(folder)))
    except OSError as error:
        raise FileError(f"port {port}: cannot be opened: {explain(error)} Name another --port.") from error
    with server:
        ready(f"http://127.0.0.1:{server.server_port}/")
        server.serve_forever()
