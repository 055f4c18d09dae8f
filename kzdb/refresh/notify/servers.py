"""The mail server and the webhooks' key: from KZDB_* variables, never from a file under version control.

::

    KZDB_SMTP_URL      smtp://USER:PASSWORD@HOST:587    STARTTLS, required
                       smtps://USER:PASSWORD@HOST:465   TLS from the first byte
                       smtp+plain://HOST:25             without: for a server on this machine
    KZDB_MAIL_FROM     briefings@example.org
    KZDB_WEBHOOK_KEY   a secret, by which receivers know our messages
    KZDB_SITE_URL      https://example.org/kzdb         where var/site is served, for links in messages
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote, urlsplit

from kzdb.errors import ConfigError

__all__ = ["Server", "Servers", "read_servers"]

Security = Literal["starttls", "tls", "none"]
_SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+plain": ("none", 25),
}


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Servers:
    """What messages are sent by."""

    mail: Server | None = None
    sender: str | None = None
    key: str | None = field(default=None, repr=False)
    site: str | None = None


def read_servers(environment: Mapping[str, str]) -> Servers:
    """Return the servers that the variables name.

    Raises:
        ConfigError: a variable is wrong. Its text is not shown: there may be a password in it.
    """
    url, sender = environment.get("KZDB_SMTP_URL", "").strip(), environment.get("KZDB_MAIL_FROM", "").strip()
    if url and "@" not in sender:
        raise ConfigError("KZDB_MAIL_FROM: got no address beside KZDB_SMTP_URL, expected who mails come from. Set it.")
    return Servers(
        _server(url) if url else None,
        sender or None,
        environment.get("KZDB_WEBHOOK_KEY") or None,
        environment.get("KZDB_SITE_URL", "").rstrip("/") or None,
    )


def _server(url: str) -> Server:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _SCHEMES or not parts.hostname or parts.path.strip("/"):
        raise ConfigError(
            "KZDB_SMTP_URL: got no address of a mail server, expected smtp://USER:PASSWORD@HOST:587 with @, / and : of "
            "the password as %40, %2F and %3A. Correct it."
        )
    security, usual = _SCHEMES[parts.scheme]
    user = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    if security == "none" and password:
        raise ConfigError(
            "KZDB_SMTP_URL: got a password for smtp+plain, expected it only under TLS. Use smtp or smtps."
        )
    return Server(parts.hostname, port or usual, security, user, password)
