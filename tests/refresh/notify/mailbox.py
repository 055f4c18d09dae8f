"""A real SMTP server on loopback that keeps what it gets, and misbehaves when asked."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Mailbox:
    """What came in; `mood` is how it answers: well, no, later, breaks, slow."""

    def __init__(self) -> None:
        self.mood = "well"
        self.got: list[tuple[str, EmailMessage]] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        """Take a recipient, or not."""
        if self.mood == "no":
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a message, or break off."""
        if self.mood == "later":
            return "451 try again later"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.got += [(address, message) for address in envelope.rcpt_tos]
        if self.mood == "breaks":
            server.transport.abort()  # it has the message, and says nothing
            await asyncio.sleep(0.2)
        if self.mood == "slow":
            await asyncio.sleep(1)
        return "250 kept"

    @property
    def whom(self) -> list[str]:
        """Return who got something, in order."""
        return [address for address, _ in self.got]


@contextmanager
def serving(mailbox: Mailbox, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve a mailbox on a free port of loopback and give the port."""
    controller = Controller(
        mailbox, hostname="127.0.0.1", port=_free_port(), tls_context=tls, require_starttls=tls is not None
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
