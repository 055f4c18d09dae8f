"""Numbered notes at the page foot, linked both ways.

A call is ``<sup><a href="#n12" id="c12">12</a></sup>`` and the note begins with a link back to it. Within a
section a line of a source has one note, however many claims cite it: later calls lead to the first one, and
the note holds every passage that was called. So what a note says is known only at the section's end;
`finish` puts the notes in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from kzdb.errors import TemplateError
from kzdb.report.cleaning import clean
from kzdb.report.evidence import Claim, Passage, Source
from kzdb.report.wording import NBSP, Wording

_QUOTED = re.compile('["“”]')
_PLACE = re.compile(r"<!--note (\d+)-->")


@dataclass
class Note:
    """One note: its number, the line it leads to, and the passages of that line that were called.

    The first note of a source in a section is `full`: it names the publisher too. A note without source says how a
    figure of ours was `computed`.
    """

    number: int
    source: Source | None
    line: int = 0
    full: bool = False
    passages: list[Passage] = field(default_factory=list)
    calls: int = 0
    computed: Markup = field(default_factory=Markup)


@dataclass
class Cited:
    """A passage that was called: the numbers of its notes and the claims it carries, in the order of the calls."""

    passage: Passage
    source: Source
    notes: list[int] = field(default_factory=list)
    claims: list[int] = field(default_factory=list)


class NoteBook:
    """The notes of one edition as they are called."""

    def __init__(self, wording: Wording, sources: Callable[[str], Source]) -> None:
        self._wording = wording
        self._source = sources
        self._section = "front"
        self._by_place: dict[tuple[str, str, int], Note] = {}
        self._owed: dict[tuple[str, int], str] = {}
        self._computed: dict[tuple[str, str, tuple[int, ...]], Note] = {}
        self.notes: list[Note] = []
        self.cited: dict[Passage, Cited] = {}
        self.bodies: dict[int, Markup] = {}

    def enter(self, section: str) -> None:
        """Begin a section: notes are shared within it and not across."""
        self._section = section

    def owe(self, claim: Claim, text: str) -> None:
        """Remember a claim that was printed without its call; the section has to call it, before or after."""
        if any((self._section, p.source, p.line) not in self._by_place for p in claim.passages):
            self._owed[self._section, claim.claim_id] = text

    def call(self, claims: Iterable[Claim]) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of `claims`; return the calls as markup, each number once, and the numbers."""
        called: dict[int, Markup] = {}
        for claim in claims:
            self._call_claim(claim, called)
        return self._calls(called), tuple(sorted(called))

    def call_computed(
        self, formula: str, claims: Sequence[Claim], says: Callable[[Sequence[Markup]], Markup]
    ) -> tuple[Markup, tuple[int, ...]]:
        """Call the note that says how a figure was computed, and those of the claims it was computed from.

        `says` writes the note from the links to each claim's notes.
        """
        key = (self._section, formula, tuple(claim.claim_id for claim in claims))
        note, place = self._computed.get(key), Markup("")
        if note is None:
            note = self._computed[key] = Note(len(self.notes) + 1, None)
            self.notes.append(note)
            place = Markup("<!--note {}-->").format(str(note.number))
        called = {note.number: self._call(note) + place}
        links = [
            Markup(",").join(Markup('<a href="#n{0}">{0}</a>').format(str(number)) for number in numbers)
            for numbers in [self._call_claim(claim, called) for claim in claims]
        ]
        note.computed = says(links)
        return self._calls(called), tuple(sorted(called))

    def _call_claim(self, claim: Claim, called: dict[int, Markup]) -> list[int]:
        """Add the calls of one claim to `called`, unless they are there; return the numbers of its notes."""
        if not claim.passages:
            raise TemplateError(f"claim {claim.claim_id} has no citation, so it cannot be printed")
        self._owed.pop((self._section, claim.claim_id), None)
        numbers = set()
        for passage in claim.passages:
            note, body = self._note(passage)
            self._remember(passage, note, claim)
            numbers.add(note.number)
            if note.number not in called:
                called[note.number] = self._call(note) + body
        return sorted(numbers)

    def _remember(self, passage: Passage, note: Note, claim: Claim) -> None:
        """Keep for the register that a passage was called by a note, for a claim."""
        cited = self.cited.setdefault(passage, Cited(passage, self._source(passage.source)))
        if note.number not in cited.notes:
            cited.notes.append(note.number)
        if claim.claim_id not in cited.claims:
            cited.claims.append(claim.claim_id)

    @staticmethod
    def _calls(called: Mapping[int, Markup]) -> Markup:
        """Return the calls of notes, by number."""
        links = Markup('<span class="comma">,</span>').join(called[number] for number in sorted(called))
        return Markup('<sup class="call">{}</sup>').format(links) if called else Markup("")

    def finish(self, html: str) -> str:
        """Put every note where it was first called; a claim whose call never came is an error."""
        if self._owed:
            (section, claim_id), text = next(iter(self._owed.items()))
            raise TemplateError(
                f"section {section!r} prints {text!r} (claim {claim_id}) without its note; "
                "call {{ notes(...) }} for it in the same section"
            )
        self.bodies = bodies = {note.number: self._body(note) for note in self.notes}
        return _PLACE.sub(lambda match: bodies[int(match[1])], html)

    def _note(self, passage: Passage) -> tuple[Note, Markup]:
        """Return the note of a passage's line in this section and, when it is new, the mark of its place."""
        key = (self._section, passage.source, passage.line)
        note, place = self._by_place.get(key), Markup("")
        if note is None:
            first = all((section, source) != key[:2] for section, source, _ in self._by_place)
            note = Note(len(self.notes) + 1, self._source(passage.source), passage.line, full=first)
            self._by_place[key] = note
            self.notes.append(note)
            place = Markup("<!--note {}-->").format(str(note.number))
        if all(passage.quote != known.quote for known in note.passages):
            note.passages.append(passage)
        return note, place

    def _call(self, note: Note) -> Markup:
        """Return one call: a link to the note, itself a place to come back to."""
        note.calls += 1
        name = f"c{note.number}" if note.calls == 1 else f"c{note.number}-{note.calls}"
        return Markup('<a href="#n{0}" id="{1}">{0}</a>').format(str(note.number), name)

    def _body(self, note: Note) -> Markup:
        """Return a note: number, source, publisher, date, line, quotes; or how a figure was computed."""
        wording, source = self._wording, note.source
        if source is None:
            return Markup('<kz-note id="n{0}"><a class="back" href="#c{0}">{0}</a>{1}.</kz-note>').format(
                str(note.number), note.computed
            )
        when = (
            wording.date(source.published_on, source.precision) if source.published_on else wording.text("note.undated")
        )
        tongue = tongue_of(source, wording)
        quotes = Markup("; ").join(
            Markup("<q{}>{}</q>").format(
                tongue + (Markup(' class="inner"') if _QUOTED.search(passage.quote) else Markup("")),
                clean(passage.quote),
            )
            for passage in sorted(note.passages, key=lambda passage: passage.start)
        )
        return Markup(
            '<kz-note id="n{number}"><a class="back" href="#c{number}">{number}</a>'
            "<cite{tongue}>{title}</cite>, {publisher}{when}, {line}: {quotes}.</kz-note>"
        ).format(
            number=str(note.number),
            tongue=tongue,
            title=clean(source.title),
            publisher=f"{clean(source.publisher)}, " if note.full else "",
            when=when,
            line=Markup(str(wording.text("note.line", line=str(note.line))).replace(" ", NBSP)),
            quotes=quotes,
        )


def tongue_of(source: Source, wording: Wording) -> Markup:
    """Return the attribute that marks words of a source as being in its language, where the page has another."""
    return Markup("") if source.language == wording.language else Markup(' lang="{}"').format(source.language)


def plain(markup: str) -> str:
    """Return markup as the text it shows, for the ledger."""
    return str(escape(markup).striptags()) if not isinstance(markup, Markup) else markup.striptags()
