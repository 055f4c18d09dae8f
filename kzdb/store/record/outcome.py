"""What a load run did."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LoadOutcome"]


@dataclass(slots=True)
class LoadOutcome:
    """What a load run did, in claims; `revision` is None when it wrote nothing.

    Attributes:
        opened, superseded, withdrawn: claims that are new, say something else now, are no longer made.
        recited, annotated: claims that stay and are said elsewhere now, or got another remark of ours.
        unchanged: claims that stay; when the run named its sources, those of these sources.
        vocabulary: rows of vocabulary, sources, editions, decisions that are new or differ.
        newest: the store's newest revision, when the seeds were those loaded last and nothing was read.
    """

    revision: int | None = None
    opened: int = 0
    superseded: int = 0
    withdrawn: int = 0
    recited: int = 0
    annotated: int = 0
    unchanged: int = 0
    vocabulary: int = 0
    newest: int | None = None

    @property
    def changed(self) -> int:
        """How many claims and rows of any sort the run wrote or closed."""
        return self.opened + self.superseded + self.withdrawn + self.recited + self.annotated + self.vocabulary
