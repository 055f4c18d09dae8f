"""One message over a real line: what is known of its end, whatever the other side does."""

from __future__ import annotations

import hashlib
import hmac
import http.server
import json
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme

from kzdb.refresh.notify.servers import Server
from kzdb.refresh.notify.smtp import send_mail
from kzdb.refresh.notify.webhook import post_json
from tests.refresh.notify.mailbox import Mailbox, serving
from tests.serving import answering


def message() -> EmailMessage:
    """Return a small mail with a line that begins with a dot and Kazakh letters."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "kzdb@example.org", "reader@example.org", "Қазақстан: 2-шығарылым"
    mail.set_content("Бірінші жол\n.\n.нүктеден басталады\n")
    return mail


def send(port: int, security: str = "none", patience: float = 20) -> tuple[str, str]:
    """Send the small mail and return what is known of its end."""
    server = Server("127.0.0.1" if security == "none" else "localhost", port, security)  # type: ignore[arg-type]
    sent = send_mail(server, message(), "kzdb@example.org", "reader@example.org", patience)
    return sent.state, sent.reason


def test_a_mail_arrives_whole() -> None:
    """Its letters and its dots too."""
    mailbox = Mailbox()
    with serving(mailbox) as port:
        assert ("done", "250 kept") == send(port)

    ((whom, mail),) = mailbox.got
    assert "reader@example.org" == whom
    assert "Қазақстан: 2-шығарылым" == mail["Subject"]
    assert ["Бірінші жол", ".", ".нүктеден басталады"] == mail.get_content().splitlines()


@pytest.mark.parametrize(
    ("mood", "state", "says"),
    [
        ("no", "refused", "550 no such person"),
        ("later", "failed", "451 try again later"),
        ("breaks", "unknown", "the line broke before the server confirmed"),
        ("slow", "unknown", "the line broke before the server confirmed"),
    ],
)
def test_what_servers_do(mood: str, state: str, says: str) -> None:
    """What was refused is known; a server that had the message and did not answer leaves its end unknown."""
    mailbox = Mailbox()
    mailbox.mood = mood
    with serving(mailbox) as port:
        got = send(port, patience=0.3 if mood == "slow" else 20)

    assert state == got[0]
    assert says in got[1]


def test_a_server_that_is_down() -> None:
    """Then it surely was not delivered."""
    with serving(Mailbox()) as port:
        pass

    assert "failed" == send(port)[0]


def test_starttls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is encrypted before anything is said, and a certificate nobody vouches for ends it."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    mailbox = Mailbox()
    with serving(mailbox, context) as port:
        assert "failed" == send(port, "starttls")[0]
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        assert ("done", "250 kept") == send(port, "starttls")

    assert 1 == len(mailbox.got)


def test_no_encryption_no_mail() -> None:
    """A server that offers no STARTTLS gets nothing, rather than everything in plain text."""
    mailbox = Mailbox()
    with serving(mailbox) as port:
        assert "failed" == send(port, "starttls")[0]

    assert [] == mailbox.got


HANGS, DRIPS = -1, -2


class Hook(http.server.BaseHTTPRequestHandler):
    """A receiver that keeps what it gets."""

    got: list[tuple[dict[str, str], bytes]]
    status = 200

    def do_POST(self) -> None:
        """Keep the message and answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).got.append((dict(self.headers), body))
        if self.status == 0:
            self.connection.close()
            return
        if self.status < 0:
            self.hang()
            return
        self.send_response(self.status)
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def hang(self) -> None:
        """Say nothing for a while, or a letter now and then."""
        for _ in range(20):
            time.sleep(0.1)
            with suppress(OSError):
                self.wfile.write(b"H" if self.status == DRIPS else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def receiving(status: int) -> Iterator[tuple[type[Hook], str]]:
    """Serve a receiver that answers with a status; 0 hangs up, below it never comes to an end."""
    hook = type("OneHook", (Hook,), {"got": [], "status": status})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), hook)
    with answering(server):
        yield hook, f"http://127.0.0.1:{server.server_address[1]}/hook?from=kzdb"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (204, "done"),
        (302, "refused"),
        (400, "refused"),
        (410, "refused"),
        (429, "failed"),
        (503, "failed"),
        (0, "unknown"),
    ],
)
def test_a_webhook(status: int, state: str) -> None:
    """What its answer means; a redirect is not followed, a line that breaks leaves the end unknown."""
    with receiving(status) as (hook, url):
        assert state == post_json(url, "secret", "edition 1", "2026-11-28", {"event": "edition"}).state
        assert 1 == len(hook.got)


@pytest.mark.parametrize(("mood", "patience", "longest"), [(HANGS, 0.3, 60), (DRIPS, 20, 0.5)])
def test_a_webhook_that_hangs(mood: int, patience: float, longest: float) -> None:
    """It may have everything: the end is unknown; also when it keeps the line busy."""
    with receiving(mood) as (hook, url):
        sent = post_json(url, "secret", "edition 1", "2026-11-28", {}, patience, longest)
        assert 1 == len(hook.got)

    assert "unknown" == sent.state
    assert "the line broke before the receiver answered" in sent.reason


def test_a_webhook_is_signed() -> None:
    """A receiver that knows the key proves that we sent it, when, and not a byte otherwise."""
    with receiving(200) as (hook, url):
        post_json(url, "secret", "edition 1", "2026-11-28", {"event": "edition", "place": "Қазақстан"})
        ((headers, body),) = hook.got

    expected = hmac.new(b"secret", b"2026-11-28." + body, hashlib.sha256).hexdigest()
    assert expected == headers["Kzdb-Signature"]
    assert {"event": "edition", "place": "Қазақстан"} == json.loads(body)


def test_a_webhook_that_is_down() -> None:
    """It surely has nothing."""
    with receiving(200) as (_, url):
        pass

    assert "failed" == post_json(url, "secret", "edition 1", "2026-11-28", {}).state
