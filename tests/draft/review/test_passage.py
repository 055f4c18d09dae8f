"""The words around a quote, with the quote marked."""

from __future__ import annotations

from dataclasses import replace

from kzdb.draft.review.passage import passage_of
from tests.draft.conftest import MakeReading


def test_a_quote_over_a_line_end(make_reading: MakeReading) -> None:
    """Each line with its number; the quote in two pieces, nothing lost."""
    reading = make_reading("First line.\nSome 5 kg\nof heroin were seized.\nLast line.\n")
    pieces = passage_of(reading, "2@5: 5 kg\nof heroin")

    assert [
        (1, "First line.", False), (2, "Some ", False), (None, "5 kg", True),
        (3, "of heroin", True), (None, " were seized.", False), (4, "Last line.", False),
    ] == [(piece.number, piece.text, piece.is_quote) for piece in pieces]  # fmt: skip


def test_a_long_page_is_cut(make_reading: MakeReading) -> None:
    """Of a page only what is around the quote is shown."""
    reading = make_reading("word " * 1000 + "5 kg of heroin " + "word " * 1000)
    paged = replace(reading, document=replace(reading.document, is_paged=True))
    start = reading.document.text.index("5 kg")
    before, quote, after = passage_of(paged, f"p1@{start}: 5 kg")

    assert (True, "5 kg") == (quote.is_quote, quote.text)
    assert before.text.startswith("… ")
    assert after.text.endswith(" …")
    assert max(len(before.text), len(after.text)) < 510


def test_a_quote_that_is_gone(make_reading: MakeReading) -> None:
    """No passage is made up."""
    assert [] == passage_of(make_reading("Nothing here.\n"), "1@0: 5 kg")
