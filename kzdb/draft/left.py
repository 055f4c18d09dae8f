"""What is left to do in a document: the sentences with figures in which nothing is proposed and nothing claimed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from kzdb.draft.candidates import Candidate
from kzdb.draft.text.reading import Passage, Reading
from kzdb.facts.claims import Claim
from kzdb.facts.locators import PageLocator, TextLocator
from kzdb.load.documents import as_lines, text_locator

__all__ = ["left_over"]


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
        begin = document.begins[passage.span.line - 1] + passage.span.start
        first = bisect_left(starts, begin)
        is_quoted = first < len(starts) and starts[first] < begin + len(passage.span.text)
        if passage.quantities and not is_quoted:
            left.append(passage)
    return left
