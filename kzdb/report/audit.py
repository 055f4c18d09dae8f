"""The audit of a finished PDF: its text layer against the ledger.

Every number on paper is in the ledger, or is the number of a page or a note. Everything in the ledger is on
paper, on the page where its anchor says, as often as it was printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kzdb.report.ledger import Entry
from kzdb.report.textlayer import PageText, pack, runs_of

ANCHORED = frozenset({"figure", "derived", "fact", "judgement"})
"""Kinds that are a place of the page by themselves; one without page is hidden by a style."""

PRINTED = frozenset({"figure", "derived", "fact", "judgement", "count", "mark"})
"""Kinds that have to be on paper; labels, notes and lines of the register may be on it."""


def audit(pages: Sequence[PageText], entries: Sequence[Entry], notes: int) -> list[str]:
    """Return what is wrong, one line each: numbers that nobody vouches for, entries that are not on their page."""
    return [*_unknown(pages, entries, notes), *_absent(pages, entries), *_too_few(pages, entries)]


def _unknown(pages: Sequence[PageText], entries: Sequence[Entry], notes: int) -> Iterator[str]:
    """Yield the numbers on paper that are neither in the ledger nor a page's or a note's number."""
    known = {run for entry in entries for run in runs_of(entry.text)}
    known.update(str(number) for number in range(1, max(notes, len(pages)) + 1))
    for number, page in enumerate(pages, 1):
        for run in dict.fromkeys(page.runs):
            if run not in known:
                yield f"page {number}: the number {run} is not in the ledger"


def _absent(pages: Sequence[PageText], entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the entries whose text is not on the page of their anchor, or not often enough."""
    wanted: Counter[tuple[int, str]] = Counter()
    for entry in entries:
        if entry.kind in ANCHORED and entry.page is None:
            yield f"section {entry.place!r}, {entry.id}: {entry.text!r} is in the ledger and on no page"
    told: dict[tuple[int, str], Entry] = {}
    for entry in entries:
        if entry.kind in PRINTED and entry.kind != "mark" and entry.page is not None:
            key = (entry.page, pack(entry.text))
            wanted[key] += 1
            told[key] = entry
    for (number, text), times in wanted.items():
        if not 1 <= number <= len(pages):
            yield f"page {number}, {told[number, text].id}: the document has {len(pages)} pages"
            continue
        found = pages[number - 1].packed.count(text) if text else times
        if found < times and not _runs_over(pages, number, text):
            entry = told[number, text]
            yield f"page {number}, {entry.id}: {entry.text!r} is in the ledger and not on the page"


def _runs_over(pages: Sequence[PageText], number: int, text: str) -> bool:
    """Say whether a text begins on its page and ends on the next, as a sentence may."""
    here = pages[number - 1].packed
    there = pages[number].packed if number < len(pages) else ""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in here else (low, middle - 1)
    return 0 < low < len(text) and text[low:] in there


def _too_few(pages: Sequence[PageText], entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the numbers that stand on paper less often than they were printed."""
    found = Counter(run for page in pages for run in page.runs)
    wanted = Counter(run for entry in entries if entry.kind in PRINTED for run in runs_of(entry.text))
    for run, times in wanted.items():
        if found[run] < times:
            entry = next(entry for entry in entries if entry.kind in PRINTED and run in runs_of(entry.text))
            yield (
                f"the number {run} was printed {times} times and is on paper {found[run]} times; "
                f"one of its entries is {entry.id} in {entry.place!r}"
            )
