"""The vocabulary: the closed lists of words that claims are written with, read from seeds/vocabulary.

vocabulary   all of it; lists: one list; checks: what must fit together in them
labels       names and texts in other languages
words        the words that claims use, and which of them no list has
"""

from kzdb.load.vocabulary.vocabulary import (
    ENTITY_FILES,
    OTHER_FILES,
    Metric,
    RelationType,
    Vocabulary,
    read_vocabulary,
)

__all__ = ["ENTITY_FILES", "OTHER_FILES", "Metric", "RelationType", "Vocabulary", "read_vocabulary"]
