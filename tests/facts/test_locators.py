"""Where a claim stands: line, place in the line, quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.locators import Locator, LocatorError, parse_locator

quotes = st.text(min_size=1).filter(lambda text: text == text.strip())


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("30: 344.6 kilograms", Locator(30, "344.6 kilograms")),
        ("30@215: 344.6 kilograms", Locator(30, "344.6 kilograms", 215)),
        ("30#2: ten", Locator(30, "ten", None, 2)),
        ("1@0: a", Locator(1, "a", 0)),
        ("7: 12:30: noon", Locator(7, "12:30: noon")),
        ("7: #hash @at", Locator(7, "#hash @at")),
    ],
)
def test_locators(text: str, locator: Locator) -> None:
    """A line, a colon, a blank and the quote; before the colon its place, or which of several is meant."""
    assert locator == parse_locator(text)
    assert text == str(locator)


@pytest.mark.parametrize(
    "text",
    ["", "30", "30:", "30: ", "30:quote", "0: quote", "-1: quote", "x: quote", "30@: quote", "30@-1: quote",
     "30#0: quote", "30#2@4: quote", "30@4#2: quote", "30: quote ", "30:  quote", "030: quote", "3.5: quote"],
)  # fmt: skip
def test_no_locators(text: str) -> None:
    """Anything else is refused, with an example."""
    with pytest.raises(LocatorError, match="a locator like"):
        parse_locator(text)


def test_the_end_counts_code_points() -> None:
    """A letter is one, whether it takes one byte or four."""
    assert 9 == Locator(1, "Қазақ", 4).end
    assert 5 == Locator(1, "🌊", 4).end
    assert None is Locator(1, "Қазақ").end


@given(line=st.integers(1, 10**6), quote=quotes, start=st.none() | st.integers(0, 10**6), nth=st.integers(1, 99))
def test_what_is_written_is_read_back(line: int, quote: str, start: int | None, nth: int) -> None:
    """A locator written as text is the same locator when read."""
    locator = Locator(line, quote, start, nth if start is None else 1)

    assert locator == parse_locator(str(locator))
