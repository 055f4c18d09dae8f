"""What a load run did."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LoadOutcome"]


@dataclass(slots=True)
class LoadOutcome:
    """What a load run did; `revision` is None when it wrote nothing.

    `newest` is the store's newest revision, and the counts stay 0, when the seeds were those loaded last and nothing
    was read.
    """

    revision: int | None = None
    opened: int = 0
    superseded: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    vocabulary: int = 0
    newest: int | None = None

    @property
    def changed(self) -> int:
        """How many rows of any sort the run wrote."""
        return self.opened + self.superseded + self.withdrawn + self.vocabulary
