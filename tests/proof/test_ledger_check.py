"""The text of the pages against the ledger."""

from __future__ import annotations

import pytest

from kzdb.printed.ledger import Entry
from kzdb.proof.ledger_check import compare_with_ledger
from kzdb.proof.text_layer import PageText, pack, runs_of

FIGURE = Entry("f-1", "figure", "344.6\xa0kg", "a", (1,), (1,), page=1)


def page(text: str) -> PageText:
    """Return a page as it is read back."""
    return PageText(pack(text), tuple(runs_of(text)), text)


def test_a_page_that_prints_its_ledger_is_right() -> None:
    """With the numbers of notes and pages; a text may be broken over two pages."""
    long = Entry("t-1", "fact", "a long sentence that runs over", "a", (1,), page=1)
    pages = [page("Seized: 344.6 kg 1. 2 of 2. a long sen-\ntence that"), page("runs over")]

    assert [] == compare_with_ledger(pages, [FIGURE, long], 2)


@pytest.mark.parametrize(
    ("texts", "entries", "says"),
    [
        (["344.6 kg, and 77"], [FIGURE], ["page 1: the number 77 is not in the ledger"]),
        (["344.6 kg, and 2"], [FIGURE], ["page 1: the number 2 is not in the ledger"]),
        (
            ["344.7 kg"],
            [FIGURE],
            [
                "page 1: the number 7 is not in the ledger",
                "page 1, f-1: '344.6\\xa0kg' is in the ledger and not on the page",
                "the number 6 was printed 1 times and is on paper 0 times; one of its entries is f-1 in a",
            ],
        ),
        (
            ["x", "344.6 kg"],
            [FIGURE],
            ["page 1, f-1: '344.6\\xa0kg' is in the ledger and not on the page"],
        ),
        (
            ["344.6 kg"],
            [FIGURE, Entry("t-2", "fact", "words", "a")],
            ["section a, t-2: 'words' is in the ledger and on no page"],
        ),
        (
            ["344.6 kg"],
            [FIGURE, Entry("count", "count", "6", "a")],
            ["the number 6 was printed 2 times and is on paper 1 times; one of its entries is f-1 in a"],
        ),
    ],
)
def test_what_differs_is_named(texts: list[str], entries: list[Entry], says: list[str]) -> None:
    """A number that nobody accounts for; an entry that is elsewhere, hidden, or too few times on paper."""
    assert says == compare_with_ledger([page(text) for text in texts], entries, 1)
