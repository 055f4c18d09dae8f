"""How a long verb says what it is doing."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Progress", "silent"]

Progress = Callable[[str], None]
"""A function that gets each step in a few words."""


def silent(_: str) -> None:
    """Say nothing."""
