"""`kzdb site serve`: to this machine alone, and only to who means it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.site.serve import Pages, serve


@pytest.fixture(scope="module")
def port(settings: Settings) -> Iterator[int]:
    """Serve the site and give the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(settings.var / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("localhost:1", "/", 200),
        ("127.0.0.1:1", "/en/claims/1.html", 200),
        ("127.0.0.1:1", "/../kzdb.sqlite", 404),
        ("elsewhere.example:1", "/en/claims/1.html", 421),
    ],
)
def test_who_is_answered(port: int, host: str, path: str, status: int) -> None:
    """Files of the site alone, and no page that has its own name lead to this machine reads them."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert status == answer.status


def test_what_cannot_be_served(tmp_path: Path, settings: Settings, port: int) -> None:
    """No site, and a port that is taken, are one line each."""
    with pytest.raises(FileError, match="Run `kzdb site build` first"):
        serve(tmp_path, 0, print)
    with pytest.raises(FileError, match=f"port {port}: cannot be opened"):
        serve(settings.var / "site", port, print)
