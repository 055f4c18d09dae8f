"""The evidence register: every passage that an edition cites, as a template prints it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kzdb.report.cleaning import clean
from kzdb.report.ledger import Ledger
from kzdb.report.notes import NoteBook, tongue_of
from kzdb.report.wording import Wording


@dataclass(frozen=True, slots=True)
class Registered:
    """One passage: its notes, where it stands, its words, and the places that cite it."""

    source: str
    title: Markup
    publisher: Markup
    date: Markup
    line: Markup
    quote: Markup
    sha256: Markup
    """The document's fingerprint."""
    notes: Markup
    """Its note numbers, linked."""
    pages: Markup
    """A link to each place that cites it, whose text the style fills in: the page."""
    anchors: tuple[str, ...]
    claims: tuple[int, ...]


def registered(book: NoteBook, wording: Wording, ledger: Ledger) -> list[Registered]:
    """Return every passage that `book` has called so far, in the order of its first note."""
    found = []
    for cited in sorted(book.cited.values(), key=lambda cited: (cited.notes[0], cited.passage.start)):
        source, passage = cited.source, cited.passage
        date = wording.date(source.published_on, source.precision) if source.published_on else ""
        line, tongue = str(passage.line), tongue_of(source, wording)
        numbers = [str(number) for number in cited.notes]
        ledger.add(
            "register",
            "register",
            clean(" ".join([source.title, date, line, passage.quote, source.sha256])),
            cited.claims,
        )
        found.append(
            Registered(
                source=source.slug,
                title=_quoted(source.title, tongue),
                publisher=_safe(source.publisher),
                date=_safe(date),
                line=_safe(line),
                quote=_quoted(passage.quote, tongue),
                sha256=_safe(source.sha256),
                notes=Markup(", ").join(Markup('<a href="#n{0}">{0}</a>').format(number) for number in numbers),
                pages=Markup(", ").join(
                    Markup('<a class="page" href="#c{}"></a>').format(number) for number in numbers
                ),
                anchors=tuple(f"#c{number}" for number in numbers),
                claims=tuple(cited.claims),
            )
        )
    return found


def _quoted(text: str, tongue: Markup) -> Markup:
    """Return a source's own words as markup that says their language where it is not the page's."""
    return Markup("<span{}>{}</span>").format(tongue, clean(text)) if tongue else _safe(text)


def _safe(text: str) -> Markup:
    """Return a text as markup that shows it."""
    return Markup("{}").format(clean(text))
