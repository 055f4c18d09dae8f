"""The files inside an edition, as its annex lists them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kzdb.language.wording import Wording
from kzdb.printed.edition import LEDGER, PROVENANCE
from kzdb.printed.ledger import Ledger

FACTS, SOURCES, CHANGES = "facts.csv", "sources.csv", "changes.csv"
CHART = "chart-"
"""What the anchor of a chart begins with, and the name of its data."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file inside the document and what it is; the data of a chart lead to its page."""

    name: Markup
    says: Markup


def list_files(ledger: Ledger, wording: Wording, *, is_first: bool) -> list[Listed]:
    """Return the files that an edition will hold: what every edition has, then the data of each chart so far."""
    names = [FACTS, SOURCES, *([] if is_first else [CHANGES]), LEDGER, PROVENANCE]
    found = [Listed(Markup(name), says(name, wording)) for name in names]
    for anchor in charts_of(ledger):
        page = f'<a class="page" href="#{anchor}"></a>'
        text = wording.text("attachment-chart", page="\ue000")
        found.append(Listed(Markup("{}.csv").format(anchor), Markup(str(Markup.escape(text)).replace("\ue000", page))))
    return found


def charts_of(ledger: Ledger) -> dict[str, str]:
    """Return the charts on the page: the anchor of each with its alternative text."""
    return {entry.id: entry.text for entry in ledger.entries if entry.kind == "chart" and entry.id.startswith(CHART)}


def says(name: str, wording: Wording) -> Markup:
    """Return what one of the files that every edition has is."""
    return Markup("{}").format(wording.text(f"attachment-{name.partition('.')[0]}"))
