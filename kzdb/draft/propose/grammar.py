"""The proposer that works everywhere: sentences x figures, entities, dates and the cues of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from kzdb.draft.candidates import Candidate
from kzdb.draft.precedents import Precedents
from kzdb.draft.propose.milestones import milestones
from kzdb.draft.propose.names import names
from kzdb.draft.propose.observations import Observations
from kzdb.draft.propose.relations import in_same_words, relations
from kzdb.draft.text.reading import Reading

__all__ = ["Grammar"]


class Grammar:
    """Reads figures, relations, dates and names off the sentences of a document; it writes no statements."""

    name = "grammar/2"

    def __init__(self, taught: Precedents | None = None) -> None:
        """Take what accepted claims teach; None for a base without any."""
        self._taught = taught

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what each sentence says, then how the document spells its names."""
        taught = self._taught
        observations = Observations(reading, self.name, taught.figures if taught else None)
        for passage in reading.passages:
            yield from observations.propose(passage)
            yield from relations(
                passage, reading, self.name, taught.joins if taught else None, taught.pairs if taught else None
            )
            yield from milestones(passage, reading, self.name)
        if taught is not None:
            yield from in_same_words(reading, self.name, taught.joins)
        yield from names(reading, self.name, taught.spellings if taught else None)
