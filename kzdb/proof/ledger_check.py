"""The text of the finished pages against the ledger.

Every number on paper is in the ledger, or is the number of a page, a note or a section. Everything in the ledger is on
paper, on the page of its anchor, as often as it was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kzdb.printed.ledger import Entry
from kzdb.proof.text_layer import PageText, pack, runs_of

ANCHORED = frozenset({"figure", "computed", "fact", "judgement"})
"""Kinds that are a place of the page by themselves; one without a page is hidden by a style."""

PRINTED = ANCHORED | {"count", "mark"}
"""Kinds that have to be on paper; labels and notes may be on it."""


def compare_with_ledger(pages: Sequence[PageText], entries: Sequence[Entry], numbered: int) -> list[str]:
    """Return what is wrong, a line each: numbers that nobody accounts for, entries that are not on their page.

    `numbered` is how many notes there are, or sections, whichever are more.
    """
    return [*_unknown(pages, entries, numbered), *_absent(pages, entries), *_too_few(pages, entries)]


def _unknown(pages: Sequence[PageText], entries: Sequence[Entry], numbered: int) -> Iterator[str]:
    known = {run for entry in entries for run in runs_of(entry.text)}
    known.update(str(number) for number in range(1, max(numbered, len(pages)) + 1))
    for number, page in enumerate(pages, 1):
        for run in dict.fromkeys(page.runs):
            if run not in known:
                yield f"page {number}: the number {run} is not in the ledger"


def _absent(pages: Sequence[PageText], entries: Sequence[Entry]) -> Iterator[str]:
    wanted: Counter[tuple[int, str]] = Counter()
    last: dict[tuple[int, str], Entry] = {}
    for entry in entries:
        if entry.kind in ANCHORED and entry.page is None:
            yield f"section {entry.place}, {entry.id}: {entry.text!r} is in the ledger and on no page"
        elif entry.kind in ANCHORED and entry.page is not None:
            key = (entry.page, pack(entry.text))
            wanted[key] += 1
            last[key] = entry
    for (number, text), times in wanted.items():
        if text and pages[number - 1].packed.count(text) < times and not _runs_over(pages, number, text):
            entry = last[number, text]
            yield f"page {number}, {entry.id}: {entry.text!r} is in the ledger and not on the page"


def _runs_over(pages: Sequence[PageText], number: int, text: str) -> bool:
    """Return whether a text begins on its page and ends on the next, as a sentence may."""
    here = pages[number - 1].packed
    there = pages[number].packed if number < len(pages) else ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in here else (low, middle - 1)
    return 0 < low < len(text) and text[low:] in there


def _too_few(pages: Sequence[PageText], entries: Sequence[Entry]) -> Iterator[str]:
    found = Counter(run for page in pages for run in page.runs)
    wanted = Counter(run for entry in entries if entry.kind in PRINTED for run in runs_of(entry.text))
    for run, times in wanted.items():
        if found[run] < times:
            entry = next(entry for entry in entries if entry.kind in PRINTED and run in runs_of(entry.text))
            yield (
                f"the number {run} was printed {times} times and is on paper {found[run]} times; one of its entries is "
                f"{entry.id} in {entry.place}"
            )
