"""The text of a finished PDF, read back page by page."""

from __future__ import annotations

import pytest
import weasyprint

from kzdb.proof.text_layer import pack, read_pages

HTML = """
<p>Seized: 344.6&nbsp;kg<sup style="font-size: 6pt">12</sup>, 12<span>34</span></p>
<p style="break-before: page">7 laws, «words», 𝟗 and x-\u00ad\u200by</p>
"""


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_numbers_end_where_the_size_of_letters_changes() -> None:
    """A note's number is none of the figure's digits; blanks, hyphens and quotation marks do not count."""
    first, second = read_pages(weasyprint.HTML(string=HTML).write_pdf())

    assert ("344", "6", "12", "1234") == first.runs
    assert "344.6kg12,1234" in first.packed
    assert "7" == second.runs[0]
    assert "7laws,words," in second.packed


@pytest.mark.parametrize(
    ("text", "packed"), [("a b\xa0c\u2009d", "abcd"), ("re-\nad", "read"), ("“x” «y»", "xy"), ("−5", "−5")]
)
def test_what_is_packed(text: str, packed: str) -> None:
    """What a style or a line break can put between letters goes; a minus stays."""
    assert packed == pack(text)
