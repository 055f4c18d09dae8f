"""The budgets of an edition: pages, seconds, bytes. What exceeds one is a warning that names the longest section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kzdb.report.definition import Definition
from kzdb.report.gates import GateLog
from kzdb.report.ledger import Ledger
from kzdb.report.pdf import Rendered


def over_budget(definition: Definition, rendered: Rendered, ledger: Ledger, log: GateLog) -> Iterator[str]:
    """Yield a line for each budget of report.toml that an edition exceeds."""
    size = len(rendered.data)
    blame = longest_section(rendered, ledger)
    if definition.max_pages is not None and rendered.pages > definition.max_pages:
        yield f"{rendered.pages} pages, report.toml expects at most {definition.max_pages}; {blame}"
    if definition.max_bytes is not None and size > definition.max_bytes:
        yield f"{size:,} bytes, report.toml expects at most {definition.max_bytes:,}; {blame}"
    if definition.max_seconds is not None and log.seconds > definition.max_seconds:
        yield f"{log.seconds:.1f} s, report.toml expects at most {definition.max_seconds:g}; {log.slowest()}"


def longest_section(rendered: Rendered, ledger: Ledger) -> str:
    """Return the section that takes most pages, in words; sections begin where their own anchors are."""
    places = list(dict.fromkeys(entry.place for entry in ledger.entries))
    begins = sorted((rendered.anchors[place], place) for place in places if place in rendered.anchors)
    if not begins:
        return "there are no sections to blame"
    lengths = _lengths(begins, rendered.pages)
    place, pages = lengths.most_common(1)[0]
    return f"the longest section is {place!r} with {pages} page{'s' if pages != 1 else ''}"


def _lengths(begins: Sequence[tuple[int, str]], pages: int) -> Counter[str]:
    """Return on how many pages each section is."""
    ends = [page for page, _ in begins[1:]] + [pages]
    return Counter({place: end - page + 1 for (page, place), end in zip(begins, ends, strict=True)})
