"""Numbered notes, gathered at the end of each section and linked both ways.

A call is ``<sup><a href="#n12" id="c12">12</a></sup>``; the note begins with a link back to it. Between two lists of
notes a place in a source has one note, however many claims cite it: later calls lead to the same one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from kzdb.errors import TemplateError
from kzdb.language.wording import NBSP, Wording
from kzdb.report.data.evidence import Claim, Passage, Place, Source
from kzdb.report.page.ledger import Ledger

_QUOTED = re.compile('["“”]')


@dataclass
class Note:
    """One note: its number, the place it leads to, and the passages there that were called.

    The first note of a source in a list is `full`: it names the publisher too. A note without source says how a figure
    of ours was `computed`.
    """

    number: int
    source: Source | None
    place: Place = field(default_factory=Place)
    full: bool = False
    passages: list[Passage] = field(default_factory=list)
    calls: int = 0
    computed: Markup = field(default_factory=Markup)


@dataclass
class Cited:
    """A passage that was called: the numbers of its notes and the claims it carries, in the order of the calls."""

    passage: Passage
    notes: list[int] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)


class NoteBook:
    """The notes of one edition as they are called and printed."""

    def __init__(self, wording: Wording, sources: Callable[[str], Source], ledger: Ledger) -> None:
        self._wording = wording
        self._source = sources
        self._ledger = ledger
        self._open: list[Note] = []
        self._by_place: dict[tuple[str, Place], Note] = {}
        self._computed: dict[tuple[str, tuple[int, ...]], Note] = {}
        self._owed: dict[int, str] = {}
        self.count = 0
        self.cited: dict[Passage, Cited] = {}

    def owe(self, claim: Claim, text: str) -> None:
        """Remember a claim that was printed without its call; its note has to be called before the next list."""
        if any((passage.source, passage.place) not in self._by_place for passage in claim.passages):
            self._owed[claim.claim_id] = text

    def call(self, claims: Iterable[Claim]) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of `claims`; return the calls as markup, each number once, and the numbers."""
        called: dict[int, Markup] = {}
        for claim in claims:
            self._call_claim(claim, called)
        return _calls(called), tuple(sorted(called))

    def call_computed(
        self, formula: str, claims: Sequence[Claim], says: Callable[[Sequence[Markup]], Markup]
    ) -> tuple[Markup, tuple[int, ...]]:
        """Call the note that says how a figure was computed, and those of the claims it was computed from.

        `says` writes the note from the links to each claim's notes.
        """
        key = (formula, tuple(claim.claim_id for claim in claims))
        note = self._computed.get(key) or self._computed.setdefault(key, self._new(Note(self.count + 1, None)))
        called = {note.number: self._call(note)}
        links = [
            Markup(",").join(Markup('<a href="#n{0}">{0}</a>').format(str(number)) for number in numbers)
            for numbers in [self._call_claim(claim, called) for claim in claims]
        ]
        note.computed = says(links)
        return _calls(called), tuple(sorted(called))

    def print_list(self) -> Markup:
        """Return the notes called since the last list, and begin a new one; nothing where none was called.

        Raises:
            TemplateError: a claim was printed whose note was not called.
        """
        self._require_calls()
        items = [self._body(note) for note in self._open]
        for note, item in zip(self._open, items, strict=True):
            self._ledger.add("note", f"n{note.number}", " ".join(item.striptags().split()))
        self._open, self._by_place, self._computed = [], {}, {}
        return Markup('<ol class="notes">{}</ol>').format(Markup("").join(items)) if items else Markup("")

    def require_printed(self) -> None:
        """Refuse a page whose last notes were called and not printed.

        Raises:
            TemplateError: there are such notes.
        """
        self._require_calls()
        if self._open:
            raise TemplateError(
                f"notes: got {len(self._open)} called and not printed, the first one {self._open[0].number}. "
                "Call section_notes() at the end of the section"
            )

    def _require_calls(self) -> None:
        if self._owed:
            claim_id, text = next(iter(self._owed.items()))
            raise TemplateError(
                f"section {self._ledger.place}: got {text!r} (claim {claim_id}) without its note. "
                "Call notes() for it in the same section"
            )

    def _call_claim(self, claim: Claim, called: dict[int, Markup]) -> list[int]:
        """Add the calls of one claim to `called`, unless they are there; return the numbers of its notes."""
        self._owed.pop(claim.claim_id, None)
        numbers = set()
        for passage in claim.passages:
            note = self._note(passage)
            cited = self.cited.setdefault(passage, Cited(passage))
            for known, one in ((cited.notes, note.number), (cited.claims, claim.claim_id)):
                if one not in known:
                    known.append(one)
            numbers.add(note.number)
            if note.number not in called:
                called[note.number] = self._call(note)
        return sorted(numbers)

    def _note(self, passage: Passage) -> Note:
        """Return the note of a passage's place in this list."""
        key = (passage.source, passage.place)
        note = self._by_place.get(key)
        if note is None:
            first = all(source != passage.source for source, _ in self._by_place)
            note = self._new(Note(self.count + 1, self._source(passage.source), passage.place, full=first))
            self._by_place[key] = note
        if all(passage.quote != known.quote for known in note.passages):
            note.passages.append(passage)
        return note

    def _new(self, note: Note) -> Note:
        self.count += 1
        self._open.append(note)
        return note

    @staticmethod
    def _call(note: Note) -> Markup:
        """Return one call: a link to the note, itself a place to come back to."""
        note.calls += 1
        name = f"c{note.number}" if note.calls == 1 else f"c{note.number}-{note.calls}"
        return Markup('<a href="#n{0}" id="{1}">{0}</a>').format(str(note.number), name)

    def _body(self, note: Note) -> Markup:
        """Return a note: number, source, publisher, date, place, quotes; or how a figure was computed."""
        wording, source = self._wording, note.source
        if source is None:
            return Markup('<li id="n{0}"><a class="back" href="#c{0}">{0}</a>{1}.</li>').format(
                str(note.number), note.computed
            )
        when = (
            wording.date(source.published_on, source.precision) if source.published_on else wording.text("note-undated")
        )
        lang = language_of(source, wording)
        quotes = Markup("; ").join(
            Markup("<q{}>{}</q>").format(
                lang + (Markup(' class="inner"') if _QUOTED.search(passage.quote) else Markup("")), passage.quote
            )
            for passage in sorted(note.passages, key=lambda passage: passage.start)
        )
        return Markup(
            '<li id="n{number}"><a class="back" href="#c{number}">{number}</a>'
            "<cite{lang}>{title}</cite>, {publisher}{when}, {place}: {quotes}.</li>"
        ).format(
            number=str(note.number), lang=lang, title=source.title,
            publisher=f"{source.publisher}, " if note.full and source.publisher else "", when=when,
            place=note.place.said(wording).replace(" ", NBSP), quotes=quotes,
        )  # fmt: skip


def language_of(source: Source, wording: Wording) -> Markup:
    """Return the attribute that marks words of a source as being in its language, where the page has another."""
    return Markup("") if source.language == wording.language else Markup(' lang="{}"').format(source.language)


def plain(markup: str) -> str:
    """Return markup as the text it shows, for the ledger."""
    return (markup if isinstance(markup, Markup) else escape(markup)).striptags()


def _calls(called: Mapping[int, Markup]) -> Markup:
    """Return the calls of notes, by number."""
    links = Markup('<span class="comma">,</span>').join(called[number] for number in sorted(called))
    return Markup('<sup class="call">{}</sup>').format(links) if called else Markup("")
