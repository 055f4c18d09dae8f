"""Lines end between words."""

from __future__ import annotations

from prompt_toolkit.formatted_text import fragment_list_to_text

from kzdb.draft.review.wrapping import wrapped


def test_words_stay_whole() -> None:
    """Whatever styles they have; a word that is longer than a line is left to the terminal."""
    text = fragment_list_to_text(wrapped([("", "one two "), ("bold", "three four\n"), ("", "x" * 12)], 9, "  "))

    assert ["one two ", "  three ", "  four", "x" * 12] == text.split("\n")
