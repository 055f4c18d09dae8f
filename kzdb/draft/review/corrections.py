"""What a reviewer corrected in one draft and may want to correct in others: a wrong date is wrong in all of a list."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kzdb.draft.drafts import Draft
from kzdb.draft.review.lines import edited

__all__ = ["Correction"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of the lines of one array of claims.toml, what it was, and what it is now; "" for removed."""

    group: str
    name: str
    before: object
    value: str

    def is_due(self, draft: Draft) -> bool:
        """Say whether a draft has what was corrected."""
        candidate = draft.candidate
        return (
            candidate.group == self.group and self.before is not None and candidate.values.get(self.name) == self.before
        )

    def made(self, draft: Draft) -> Draft:
        """Return a draft with the same correction."""
        values = edited(draft.candidate.values, self.name, self.value)
        return replace(draft, candidate=replace(draft.candidate, values=values))
