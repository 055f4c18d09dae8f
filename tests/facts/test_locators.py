"""Where a claim is said: line or page, place there, quote; cells and records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzdb.facts.locators import (
    CellLocator,
    Locator,
    LocatorError,
    PageLocator,
    RecordLocator,
    TextLocator,
    column_letters,
    is_bare_quote,
    parse_locator,
)

quotes = st.text(min_size=1).filter(lambda text: text == text.strip())


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("30: 344.6 kilograms", TextLocator(30, "344.6 kilograms")),
        ("30@215: 344.6 kilograms", TextLocator(30, "344.6 kilograms", 215)),
        ("30#2: ten", TextLocator(30, "ten", None, 2)),
        ("1@0: a", TextLocator(1, "a", 0)),
        ("7: 12:30: noon", TextLocator(7, "12:30: noon")),
        ("7: #hash @at", TextLocator(7, "#hash @at")),
        ("30@5: two\nlines", TextLocator(30, "two\nlines", 5)),
        ("p3: 12.5 kg", PageLocator(3, "12.5 kg")),
        ("p3@120: 12.5 kg", PageLocator(3, "12.5 kg", 120)),
    ],
)
def test_locators(text: str, locator: Locator) -> None:
    """A line or page, a colon, a blank and the quote; before the colon its place, or which of several is meant."""
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("344.6 kilograms", True), ("police seized: 3 kg", True), ("30:344.6", False), ("3-5: January", False),
     ("p3:x", False), ("99999999999@13: by", False), (" ", False)],
)  # fmt: skip
def test_quotes_alone(text: str, expected: bool) -> None:
    """What begins like a place is a slip in a locator, anything else a quote whose line is not typed yet."""
    assert expected == is_bare_quote(text)


def test_the_end_counts_code_points() -> None:
    """A letter is one, whether it takes one byte or four."""
    assert (1, 9) == TextLocator(1, "Қазақ", 4).end
    assert (1, 5) == TextLocator(1, "🌊", 4).end
    assert (1, None) == TextLocator(1, "Қазақ").end


def test_a_quote_may_run_over_lines() -> None:
    """It ends on the line of its last words, counted from that line's start."""
    assert (32, 4) == TextLocator(30, "one\ntwo\nlast", 7).end


def test_cells_and_records_say_where_they_are() -> None:
    """A cell by sheet, row and column; a record by its list and place in it."""
    assert "Data!R12C3: 344.6" == str(CellLocator("Data", 12, 3, "344.6"))
    assert "$.rows[7]: 344.6" == str(RecordLocator("$.rows", 7, "344.6"))


@given(line=st.integers(1, 10**6), quote=quotes, start=st.none() | st.integers(0, 10**6), nth=st.integers(1, 99))
def test_what_is_written_is_read_back(line: int, quote: str, start: int | None, nth: int) -> None:
    """A locator written as text is the same locator when read."""
    locator = TextLocator(line, quote, start, nth if start is None else None)

    assert locator == parse_locator(str(locator))


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_have_letters(number: int, letters: str) -> None:
    """As spreadsheets name them: after Z comes AA, after ZZ comes AAA."""
    assert letters == column_letters(number)
