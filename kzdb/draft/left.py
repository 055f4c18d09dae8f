"""What drafting left: sentences with figures of which nothing is proposed or claimed, and what it cannot read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.reading import Reading
from kzdb.facts.claims import Claim
from kzdb.facts.locators import PageLocator, TextLocator
from kzdb.load.documents import as_lines, text_locator

__all__ = ["left_over", "warnings_of"]

MOST_NAMED = 5
"""Pages that a warning names."""


def left_over(reading: Reading, candidates: Iterable[Candidate], claims: Sequence[Claim]) -> list[Passage]:
    """Return the sentences with figures that neither `candidates` nor `claims` quote, in reading order."""
    document = reading.document
    quoted = [text_locator(str(one.values["at"])) for one in candidates]
    quoted += [
        as_lines(at) for claim in claims if isinstance(at := claim.citations[0].locator, TextLocator | PageLocator)
    ]
    starts = sorted(document.begins[at.line - 1] + (at.start or 0) for at in quoted if at.line <= len(document.lines))
    left = []
    for passage in reading.passages:
        first = bisect_left(starts, passage.begin)
        is_quoted = first < len(starts) and starts[first] < passage.begin + len(passage.span.text)
        if passage.quantities and not is_quoted:
            left.append(passage)
    return left


def warnings_of(reading: Reading) -> Iterator[str]:
    """Yield what the proposers could not do with a document."""
    document, habits = reading.document, reading.source.habits
    empty = [str(number) for number, page in enumerate(document.lines, start=1) if not page.strip()]
    if document.is_paged and empty:
        pages = ", ".join(empty[:MOST_NAMED]) + (f" and {len(empty) - MOST_NAMED} more" * (len(empty) > MOST_NAMED))
        yield f"no text on page {pages}: scans or pictures, of which nothing is drafted"
    if not reading.passages:
        yield "the document has no sentence: a scan, or a picture of a table? Put its text into the folder"
    elif not reading.cues.metrics.cues:
        yield (
            f"no cues for language {reading.source.language!r} in seeds/vocabulary/cues.csv: only names, tables and "
            "metrics by their own names are looked for. Add rows for it"
        )
    if habits.notation is None:
        yield "source.toml does not say how numbers are written: of 1,234 nothing is drafted. Add numbers to it"
