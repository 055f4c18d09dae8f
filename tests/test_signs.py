"""Signs that deceive the eye are named."""

from __future__ import annotations

import pytest

from kzdb.errors import SeedError
from kzdb.signs import deceiving


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("\u041aAZ", "'\u041a' (U+041A CYRILLIC CAPITAL LETTER KA) in the word '\u041aAZ'"),
        ("the t\u03bfwn", "'\u03bf' (U+03BF GREEK SMALL LETTER OMICRON) in the word 't\u03bfwn'"),
        ("one\u200btwo", "U+200B ZERO WIDTH SPACE, which nobody sees"),
        ("\u202e54 kg", "U+202E RIGHT-TO-LEFT OVERRIDE, which turns the direction of the text"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A, which nobody sees"),
    ],
    ids=["cyrillic", "greek", "invisible", "bidi", "tag"],
)
def test_deceiving(text: str, named: str) -> None:
    """What looks like something else is named by its Unicode name, also in every error about such a text."""
    assert named == deceiving(text)
    assert f" with {named}, expected a code. Correct it." in str(
        SeedError.at("a.toml", 1, "x", text, "a code", "Correct it.")
    )


@pytest.mark.parametrize(
    "text", ["plain", "Қазақстан Республикасы", "Škoda & Œuvre", "β-blocker", "5 µg", "UNODC и МВД", "Δ9-THC"]
)
def test_honest(text: str) -> None:
    """Words of one script each deceive nobody."""
    assert deceiving(text) is None


def test_what_a_document_prints() -> None:
    """A document may mix scripts and have invisible signs; none turns the direction of what is quoted."""
    assert deceiving("\u041aAZ\u200b", is_found=True) is None
    assert deceiving("\u202eabc", is_found=True) is not None
