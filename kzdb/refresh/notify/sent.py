"""What is known of a message after it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Sent"]


@dataclass(frozen=True, slots=True)
class Sent:
    """The end of one attempt.

    Attributes:
        state: done: the other side took it. failed: it surely did not, and may later. refused: it said no for good.
            unknown: the line broke when it may have had everything; only a person decides to send it again.
        reason: what the other side said, one line, without any secret.
    """

    state: Literal["done", "failed", "refused", "unknown"]
    reason: str
