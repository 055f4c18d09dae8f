"""Words of the search index."""

from __future__ import annotations

import pytest

from kzdb.site.search import words_of


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1,885 people", {"1885", "people"}),
        ("344,6", {"344.6"}),
        ("Қазақстан ЕЛЁВ", {"казакстан", "елев"}),
        ("in 2013, 2014", {"in", "2013", "2014"}),
    ],
)
def test_words_are_folded(typed: str, words: set[str]) -> None:
    """Numbers are whole and without group marks; letters that are typed for others are those."""
    assert words == words_of(typed)
