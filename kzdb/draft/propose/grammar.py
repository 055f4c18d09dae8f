"""The proposer that works everywhere: sentences x figures, entities, dates and the cues of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from kzdb.draft.candidates import Candidate
from kzdb.draft.propose.milestones import milestones
from kzdb.draft.propose.names import names
from kzdb.draft.propose.observations import Observations
from kzdb.draft.propose.relations import relations
from kzdb.draft.text.reading import Reading

__all__ = ["Grammar"]


class Grammar:
    """Reads figures, relations, dates and names off the sentences of a document; it writes no statements."""

    name = "grammar/1"

    def propose(self, reading: Reading) -> Iterator[Candidate]:
        """Yield what each sentence says, then how the document spells its names."""
        observations = Observations(reading, self.name)
        for passage in reading.passages:
            yield from observations.propose(passage)
            yield from relations(passage, reading, self.name)
            yield from milestones(passage, reading, self.name)
        yield from names(reading, self.name)
