"""Sending one signed JSON message to a webhook.

The receiver computes HMAC-SHA256 of `<timestamp>.<body>` with the shared key and compares it with `Kzdb-Signature`;
`Idempotency-Key` is the same for every attempt at one delivery, so that it may drop what it has.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

from kzdb.refresh.notify.sent import Sent
from kzdb.refresh.notify.smtp import PATIENCE

__all__ = ["post_json", "signature"]


def signature(key: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a message."""
    return hmac.new(key.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def post_json(
    url: str, key: str, name: str, timestamp: str, said: Mapping[str, object], patience: float = PATIENCE
) -> Sent:
    """Send a message and return what is known of its end. A redirect is no answer: it is not followed.

    Args:
        url: of the receiver.
        key: the shared secret.
        name: of the delivery, the same for every attempt.
        timestamp: when, as text.
        said: the message.
        patience: seconds for each step.
    """
    parts = urlsplit(url)
    body = json.dumps(said, ensure_ascii=False, sort_keys=True).encode()
    headers = {
        "Content-Type": "application/json",
        "Kzdb-Timestamp": timestamp,
        "Kzdb-Signature": signature(key, timestamp, body),
        "Idempotency-Key": hashlib.sha256(name.encode()).hexdigest(),
    }
    host, port = parts.hostname or "", parts.port
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, port, timeout=patience, context=ssl.create_default_context())
    else:
        connection = http.client.HTTPConnection(host, port, timeout=patience)
    try:
        try:
            connection.connect()
        except OSError as error:
            return Sent("failed", f"cannot be reached: {error}")
        try:
            path = parts.path or "/"
            connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            return Sent("unknown", f"the line broke before the receiver answered ({error or type(error).__name__})")
    finally:
        connection.close()
    return _answered(answer.status, answer.reason)


def _answered(status: int, reason: str) -> Sent:
    says = f"{status} {reason}"[:200]
    if 200 <= status < 300:
        return Sent("done", says)
    if 300 <= status < 400:
        return Sent("refused", f"{says}: redirects are not followed. Write the address it leads to.")
    return Sent("failed" if status in (408, 425, 429) or status >= 500 else "refused", says)
