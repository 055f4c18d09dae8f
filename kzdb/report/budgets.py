"""The budgets of an edition: pages, seconds, bytes; what exceeds them is named with the section to blame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kzdb.errors import RenderError
from kzdb.report.definition import Definition
from kzdb.report.gates import GateLog
from kzdb.report.ledger import Ledger
from kzdb.report.pdf import Rendered


def check_budgets(definition: Definition, rendered: Rendered, ledger: Ledger, log: GateLog) -> None:
    """Raise RenderError when an edition has more pages or bytes, or took more seconds, than its manifest allows."""
    size = len(rendered.data)
    blame = longest_section(rendered, ledger)
    if definition.max_pages is not None and rendered.pages > definition.max_pages:
        raise RenderError(
            f"{definition.slug}: {rendered.pages} pages, and report.toml allows {definition.max_pages}; {blame}."
        )
    if definition.max_bytes is not None and size > definition.max_bytes:
        raise RenderError(f"{definition.slug}: {size} bytes, and report.toml allows {definition.max_bytes}; {blame}.")
    if definition.max_seconds is not None and log.seconds > definition.max_seconds:
        raise RenderError(
            f"{definition.slug}: {log.seconds:.1f} s, and report.toml allows {definition.max_seconds:g}; "
            f"{log.slowest()}, {blame}."
        )


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
