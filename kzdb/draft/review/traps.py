"""Candidates that are wrong on purpose, to see who reads the passage: one figure in fifty, or as many as asked for."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kzdb.draft.drafts import Draft

__all__ = ["Traps"]


@dataclass
class Traps:
    """The traps of a session, by their keys, and what became of them; none is ever written to a file."""

    keys: set[str] = field(default_factory=set)
    caught: set[str] = field(default_factory=set)
    missed: set[str] = field(default_factory=set)

    def make(self, waiting: Sequence[Draft], count: int, seed: int | None = None) -> list[Draft]:
        """Return copies of figures that wait, each with another first digit; `seed` repeats a choice."""
        figures = [draft for draft in waiting if draft.candidate.group == "observations"]
        made = []
        for draft in random.Random(seed).sample(figures, min(count, len(figures))):
            values = dict(draft.candidate.values)
            values["value"] = re.sub(r"[0-9]", _other_digit, str(values["value"]), count=1)
            key = f"{draft.key}-trap"
            self.keys.add(key)
            made.append(Draft(replace(draft.candidate, values=values), key, draft.document))
        return made

    def decided(self, drafts: Sequence[Draft], state: str) -> None:
        """Note what became of those among `drafts` that are traps: caught unless accepted; "open" takes it back."""
        for draft in drafts:
            if draft.key in self.keys:
                self.caught.discard(draft.key)
                self.missed.discard(draft.key)
                if state in ("rejected", "accepted"):
                    (self.caught if state == "rejected" else self.missed).add(draft.key)


def _other_digit(found: re.Match[str]) -> str:
    return str(int(found[0]) % 9 + 1)
