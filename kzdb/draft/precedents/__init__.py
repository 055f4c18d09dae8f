"""What the accepted claims of other sources teach about a new document: case-based, nothing is trained or stored.

lessons     documents of the base, read, with their claims
likeness    how alike two bags of words are; bags: the words around a figure
figures     which metric a figure answers
joins       which relations names and the same words give reason for
pairs       which relation two entities of a sentence have
spellings   which spellings of names people write down
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kzdb.draft.precedents.figures import Figures
from kzdb.draft.precedents.joins import Joins
from kzdb.draft.precedents.lessons import Lesson
from kzdb.draft.precedents.pairs import Pairs
from kzdb.draft.precedents.spellings import Spellings
from kzdb.facts.claims import Claim
from kzdb.load.vocabulary import Vocabulary

__all__ = ["Lesson", "Precedents"]


class Precedents:
    """What proposers learn from other sources."""

    def __init__(
        self, lessons: Sequence[Lesson], claims: Mapping[str, Sequence[Claim]], vocabulary: Vocabulary
    ) -> None:
        """Learn.

        Args:
            lessons: the documents of other sources that are at hand.
            claims: the claims of all other sources, by source.
            vocabulary: what all of them are written with.
        """
        self.lessons = lessons
        self.figures = Figures(lessons, [claim for of_source in claims.values() for claim in of_source], vocabulary)
        self.joins = Joins(lessons, claims, vocabulary)
        self.pairs = Pairs(lessons)
        self.spellings = Spellings(lessons)
