"""What publishing did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["PublishOutcome"]


@dataclass(frozen=True, slots=True)
class PublishOutcome:
    """What was published: where, of which revision, with which content, and how many rows of each table.

    `unchanged`: it was there already, and nothing was written.
    """

    path: Path
    revision: int
    content_sha256: str
    tables: Mapping[str, int] = field(default_factory=dict)
    unchanged: bool = False
