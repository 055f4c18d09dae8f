"""The address of a store, taken apart once: where it is, and what of it must never be printed.

::

    sqlite:///relative/file.sqlite      sqlite:////data/analysis/file.sqlite
    postgresql://USER:PASSWORD@HOST:PORT/NAME?sslmode=require

Every driver gets the parts, never the text, so no driver can read a part of the password as a host or a port.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from kzdb.errors import ConfigError

__all__ = ["Address", "parse_address"]

_SCHEME = re.compile(r"(sqlite|postgres(?:ql)?)(?:\+[a-z0-9_]+)?://", re.IGNORECASE)
_SECRET_OPTIONS = {"password", "sslpassword", "passfile"}
_EXPECTED = "expected sqlite:///FILE or postgresql://USER@HOST/NAME. Correct it, or unset it to use var/kzdb.sqlite."


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address; `str` and `repr` leave the password out.

    Attributes:
        dialect: "sqlite" or "postgresql".
        path: the file of a SQLite store, else None.
        user, host, port, database, options: the parts of a PostgreSQL address that may be shown.
        secrets: the password and other secret options, by their libpq names.
    """

    dialect: str
    path: Path | None = None
    user: str | None = None
    host: str | None = None
    port: int | None = None
    database: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    secrets: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        if self.path is not None:
            return f"sqlite:///{self.path}"
        login = self.user or ""
        login += ":***" if self.secrets else ""
        port = f":{self.port}" if self.port else ""
        options = f"?{urlencode(self.options)}" if self.options else ""
        return f"postgresql://{login}{'@' if login else ''}{self.host or ''}{port}/{self.database or ''}{options}"

    @property
    def uri(self) -> str:
        """The address with its secrets, every part quoted: for a driver, never for a message."""
        named = {"user": self.user, "host": self.host, "port": self.port, "dbname": self.database}
        parts = {name: str(value) for name, value in named.items() if value is not None}
        return f"postgresql:///?{urlencode({**parts, **dict(self.options), **dict(self.secrets)}, quote_via=quote)}"

    def clean(self, message: str) -> str:
        """Return a driver's message on one line, without any secret of this address in it."""
        for _, secret in self.secrets:
            for form in {secret, quote(secret, safe="")}:
                pattern = re.escape(form) if len(form) > 3 else rf"(?<!\w){re.escape(form)}(?!\w)"
                message = re.sub(pattern, "***", message)
        return " ".join(message.split())


def parse_address(text: str) -> Address:
    """Return the address that `text` writes.

    Raises:
        ConfigError: it is none. The message shows no more of it than its scheme: a mistyped address may have its
            password anywhere.
    """
    scheme = _SCHEME.match(text)
    if scheme is None:
        got = re.match(r"[A-Za-z][A-Za-z0-9+.-]*(?=://)", text)
        raise ConfigError(f"KZDB_DATABASE_URL: got {f'{got[0]}://…' if got else 'no address'}, {_EXPECTED}")
    rest = text[scheme.end() :]
    if scheme[1].lower() == "sqlite":
        if not rest.startswith("/") or rest in ("/", "/:memory:"):
            raise ConfigError(f"KZDB_DATABASE_URL: got sqlite:// without a file, {_EXPECTED}")
        return Address("sqlite", path=Path(rest[1:]))
    parts = urlsplit(f"postgresql://{rest}")
    misplaced = "@" in parts.path or ("@" in parts.query and "@" not in parts.netloc) or parts.fragment
    if parts.netloc.count("@") > 1 or misplaced:
        raise ConfigError(
            "KZDB_DATABASE_URL: got an address with @, / , ? or # in its password, expected them as %40, %2F, %3F, "
            "%23. Write them so."
        )
    try:
        port = parts.port
    except ValueError:
        raise ConfigError("KZDB_DATABASE_URL: got a port that is no number below 65536. Correct it.") from None
    options = parse_qsl(parts.query, keep_blank_values=True)
    secrets = [(name.lower(), value) for name, value in options if name.lower() in _SECRET_OPTIONS]
    if parts.password:
        secrets.insert(0, ("password", unquote(parts.password)))
    shown = {name: value for name, value in options if name.lower() not in _SECRET_OPTIONS}
    return Address(
        "postgresql",
        user=unquote(parts.username) if parts.username else shown.pop("user", None),
        host=parts.hostname or shown.pop("host", None),
        port=port,
        database=unquote(parts.path.removeprefix("/")) or shown.pop("dbname", None),
        options=tuple(shown.items()),
        secrets=tuple(secrets),
    )
