"""The fields of a line and the words each may have, for completion in the terminal and on the page."""

from __future__ import annotations

from kzdb.draft.candidates import Candidate
from kzdb.facts.claims import INFERABLE, MODALITIES, NAME_KINDS, NATURES
from kzdb.load.vocabulary import Vocabulary

__all__ = ["field_names", "field_values"]

_MORE = ("note", "inferred", "also", "attributed_to", "modality", "nature", "n", "reading", "mention")


def field_names(candidate: Candidate) -> list[str]:
    """Return the fields that a line has, then those that it may have."""
    return [*candidate.values, *(name for name in _MORE if name not in candidate.values)]


def field_values(candidate: Candidate, name: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words that a field may have; none for what is free."""
    if name in ("subject", "object", "entity", "attributed_to"):
        return list(vocabulary.kinds)
    types = "relation_types" if candidate.group == "relations" else "milestone_types"
    return {
        "metric": lambda: list(vocabulary.metrics),
        "type": lambda: vocabulary.slugs(types),
        "topic": lambda: vocabulary.slugs("topics"),
        "breakdown": lambda: [*vocabulary.slugs("breakdowns"), *vocabulary.kinds],
        "modality": lambda: list(MODALITIES),
        "nature": lambda: list(NATURES),
        "kind": lambda: list(NAME_KINDS),
        "inferred": lambda: list(INFERABLE),
    }.get(name, list)()
