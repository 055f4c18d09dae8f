"""HTTP for this machine alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from kzdb.errors import FileError
from kzdb.loopback import Files, serve
from tests.serving import answering


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Serve a folder with one file, and give the port."""
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown" / "page.html").write_text("yes")
    (tmp_path / "secret.html").write_text("no")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, directory=str(tmp_path / "shown")))
    with answering(server):
        yield server.server_port


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("localhost:1", "/page.html", 200),
        ("127.0.0.1:1", "/page.html", 200),
        ("127.0.0.1:1", "/../secret.html", 404),
        ("elsewhere.example:1", "/page.html", 421),
    ],
)
def test_who_is_answered(port: int, host: str, path: str, status: int) -> None:
    """Files of the folder alone, and no page that has its own name lead to this machine reads them."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()

    assert (status, "nosniff") == (answer.status, answer.headers["X-Content-Type-Options"])


def test_a_port_that_is_taken(tmp_path: Path, port: int) -> None:
    """One line, with what to do."""
    with pytest.raises(FileError, match=f"port {port}: cannot be opened.*Name another --port"):
        serve(tmp_path, port, print)
