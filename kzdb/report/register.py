"""The evidence register: every passage that an edition cites, as a template prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from kzdb.report.cleaning import clean
from kzdb.report.ledger import Ledger
from kzdb.report.notes import Cited, NoteBook, tongue_of
from kzdb.report.wording import NBSP, Wording


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of a source: the words on it that are cited, and where."""

    source: str
    title: Markup
    publisher: Markup
    date: Markup
    line: Markup
    quotes: tuple[Markup, ...]
    sha256: Markup
    """The document's fingerprint."""
    uses: Markup
    """Each note that cites it, with the page, which the style fills in: `13 (2), 66 (7)`."""
    claims: tuple[int, ...]


def registered(book: NoteBook, wording: Wording, ledger: Ledger) -> list[Registered]:
    """Return every line that `book` has called so far, source by source and line by line."""
    cited = sorted(book.cited.values(), key=lambda one: (one.source.slug, one.passage.line, one.passage.start))
    lines = groupby(cited, key=lambda one: (one.source.slug, one.passage.line))
    return [_registered(list(here), wording, ledger) for _, here in lines]


def _registered(here: Sequence[Cited], wording: Wording, ledger: Ledger) -> Registered:
    """Return one line of the register from the passages cited there, and write it into the ledger."""
    source, line = here[0].source, str(here[0].passage.line)
    date = wording.date(source.published_on, source.precision) if source.published_on else ""
    tongue = tongue_of(source, wording)
    quotes = [one.passage.quote for one in here]
    notes = sorted({number for one in here for number in one.notes})
    claims = tuple(dict.fromkeys(claim for one in here for claim in one.claims))
    ledger.add("register", "register", clean(" ".join([source.title, date, line, *quotes, source.sha256])), claims)
    return Registered(
        source=source.slug,
        title=_quoted(source.title, tongue),
        publisher=_safe(source.publisher),
        date=_safe(date),
        line=_safe(line),
        quotes=tuple(_quoted(quote, tongue) for quote in quotes),
        sha256=_safe(source.sha256),
        uses=Markup(", ").join(map(_use, notes)),
        claims=claims,
    )


def _use(number: int) -> Markup:
    """Return a note's number as a link to it, and the page of its first call as a link there."""
    return Markup('<a class="use" href="#n{0}">{0}</a>{1}(<a class="page" href="#c{0}"></a>)').format(str(number), NBSP)


def _quoted(text: str, tongue: Markup) -> Markup:
    """Return a source's own words as markup that says their language where it is not the page's."""
    return Markup("<span{}>{}</span>").format(tongue, clean(text)) if tongue else _safe(text)


def _safe(text: str) -> Markup:
    """Return a text as markup that shows it."""
    return Markup("{}").format(clean(text))
