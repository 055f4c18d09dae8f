"""What counts as a sentence, a number, a word with a capital."""

from __future__ import annotations

import pytest

from kzdb.load.documents.segmentation import capitalised, numbers, openers, sentences


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("One end. Another end! A third?", ["One end.", "Another end!", "A third?"]),
        ("The U.S. Coast Guard came. It left.", ["The U.S. Coast Guard came.", "It left."]),
        ("D. Smith met Mr. Jones.", ["D. Smith met Mr. Jones."]),
        ("In Asia.Reaffirming it, D.Smith left.", ["In Asia.", "Reaffirming it, D.Smith left."]),
        ("It fell by 6.7 percent to 398.3. 2014 was better.", ["It fell by 6.7 percent to 398.3.", "2014 was better."]),
        ("“No.” He said: “Yes.” Then more.", ["“No.” He said: “Yes.”", "Then more."]),
        ("He said no.” [There] was more.", ["He said no.”", "[There] was more."]),
        ("A heading", ["A heading"]),
        ("---  ***", []),
        ("", []),
    ],
)
def test_sentences(line: str, expected: list[str]) -> None:
    """A line falls into sentences; abbreviations, initials and decimals end none; signs alone are none."""
    assert expected == [span.text for span in sentences(1, line)]
    assert expected == [line[span.start : span.end] for span in sentences(1, line)]


def test_numbers_and_capitals() -> None:
    """Numbers keep their commas and points, words with a capital their hyphens; each has its place."""
    line = "JWH-18: 1,234.5 kg in Semi-Arid places, 2011."

    assert ["18", "1,234.5", "2011"] == [span.text for span in numbers(1, line)]
    assert ["JWH-18", "Semi-Arid"] == [span.text for span in capitalised(1, line)]
    assert {0} == openers(1, line)
    assert {0, 11} == openers(1, "He said: “[There] was more.”")
