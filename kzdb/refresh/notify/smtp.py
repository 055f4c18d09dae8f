"""Sending one mail by SMTP, step by step, so that it is known how far it came."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP as POLICY

from kzdb.refresh.notify.sent import Sent
from kzdb.refresh.notify.servers import Server

__all__ = ["PATIENCE", "send_mail"]

PATIENCE = 30.0
"""Seconds a server has for each answer."""


def send_mail(server: Server, message: EmailMessage, sender: str, recipient: str, patience: float = PATIENCE) -> Sent:
    """Send a message to one recipient and return what is known of its end; it never raises for what servers do."""
    data = message.as_bytes(policy=POLICY)
    try:
        smtp = _connect(server, patience)
    except (OSError, smtplib.SMTPException) as error:
        return _before(error)
    try:
        try:
            if server.user is not None:
                smtp.login(server.user, server.password or "")
            _accepted(*smtp.mail(sender))
            _accepted(*smtp.rcpt(recipient))
            _accepted(*smtp.docmd("DATA"), good=354)
        except (OSError, smtplib.SMTPException) as error:
            return _before(error)
        try:
            smtp.send(_escaped(data))
            code, said = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            return Sent("unknown", f"the line broke before the server confirmed ({_words(error)})")
        return _answered(code, said)
    finally:
        try:
            smtp.quit()
        except (OSError, smtplib.SMTPException):
            pass  # the message has its answer, or has none: closing changes nothing
        smtp.close()


def _connect(server: Server, patience: float) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=patience, context=ssl.create_default_context())
    smtp = smtplib.SMTP(server.host, server.port, timeout=patience)
    try:
        smtp.ehlo_or_helo_if_needed()
        if server.security == "starttls":
            smtp.starttls(context=ssl.create_default_context())  # refused by the server: an error, never plain text
            smtp.ehlo()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _escaped(data: bytes) -> bytes:
    """Return a message as SMTP carries it: a dot that begins a line is doubled, and a dot alone ends it."""
    body = data if data.endswith(b"\r\n") else data + b"\r\n"
    return body.replace(b"\r\n.", b"\r\n..") + b".\r\n"


class _RefusedError(smtplib.SMTPResponseException):
    """The server answered with another code than it should."""


def _accepted(code: int, said: bytes, good: int = 250) -> None:
    if code != good and not (good == 250 and code == 251):
        raise _RefusedError(code, said)


def _before(error: Exception) -> Sent:
    """Return the end of a message that surely was not delivered: the server never had it."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Sent("failed", f"the mail server refused our password ({error.smtp_code})")
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error.smtp_code, error.smtp_error)
    return Sent("failed", f"the mail server cannot be reached: {_words(error)}")


def _answered(code: int, said: bytes | str) -> Sent:
    text = " ".join((said.decode("utf-8", "replace") if isinstance(said, bytes) else said).split())[:200]
    if 200 <= code < 300:
        return Sent("done", f"{code} {text}")
    return Sent("refused" if code >= 500 else "failed", f"{code} {text}")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
