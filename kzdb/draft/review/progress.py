"""How far a review is."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of a session, and what is left at its pace."""

    done: int
    left: int
    minutes_left: float | None

    def __str__(self) -> str:
        if self.minutes_left is None or not self.left:
            return f"{self.done:,} done, {self.left:,} left"
        minutes = f"{self.minutes_left:.0f} min" if self.minutes_left >= 1 else "less than a minute"
        return f"{self.done:,} done, {self.left:,} left, {minutes} at this pace"
