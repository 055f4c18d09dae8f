"""Numbered notes, gathered at the end of each section and linked both ways; sources have letters.

A call is ``<sup><a href="#n12" id="c12">12</a></sup>``; the note begins with a link back to it. Between two lists of
notes a line, a page or a sheet of a source is in one note, however many claims cite it, with one quote for each passage
and the figures that it carries before it. Passages of one source share a note as long as they are few, and until one
of them needs a reading: those are the note's last words. What an earlier list says already is called there. A source
gets its letter at its first call: the list of that section names it in full, later notes say the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from kzdb.errors import TemplateError
from kzdb.facts.locators import column_letters
from kzdb.language.wording import NBSP, Wording, join
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Claim, Passage, Place, Source

_BEGIN, _COMMA, _END = (Markup(part) for part in ('<sup class="call">', '<span class="comma">,</span>', "</sup>"))
_MEETING = re.compile(rf"(?:{_BEGIN}(?:(?!{_END}).)*{_END}){{2,}}")
_QUOTED = re.compile('["“”]')
_SHARED = 6
"""How many passages a note has before the next place gets a note of its own: so many are read at a glance."""


@dataclass
class Note:
    """One note: its number, its source, what was called there, and figures of ours that rest on it.

    `passages` have the figures that each carries, as printed; `readings` are what claims hold more than their words,
    with the place of those.
    """

    number: int
    source: Source
    passages: dict[Passage, list[str]] = field(default_factory=dict)
    computed: list[Markup] = field(default_factory=list)
    readings: dict[str, set[Place]] = field(default_factory=dict)
    calls: int = 0

    def takes(self, reading: str) -> bool:
        """Return whether another place of the source may come in, for a claim with that reading."""
        ended = self.computed or (self.readings and reading not in self.readings)
        return not ended and len(self.passages) < _SHARED

    def places(self) -> Iterator[tuple[Place, list[tuple[Passage, list[str]]]]]:
        """Give each place with its passages and their figures, in the order of the source; those read come last."""

        read = set().union(*self.readings.values())

        def order(one: tuple[Passage, list[str]]) -> tuple[Any, ...]:
            place = one[0].place
            where = (place.sheet or "", place.page or 0, place.line or 0, place.row or 0, place.col or 0)
            return (_whole(place) in read, *where, one[0].start)

        yield from (
            (place, list(there))
            for place, there in groupby(sorted(self.passages.items(), key=order), lambda one: _whole(one[0].place))
        )


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
        self._open: dict[tuple[str, Place], Note] = {}
        self._newest: dict[str, Note] = {}
        self._printed: dict[Passage, Note] = {}
        self._owed: dict[int, str] = {}
        self._named = 0
        self.letters: dict[str, str] = {}
        """The letter of each source that was called, in the order of the calls."""
        self.count = 0
        self.cited: dict[Passage, Cited] = {}

    def owe(self, claim: Claim, text: str) -> None:
        """Remember a claim that was printed without its call; its note has to be called before the next list."""
        self._owed[claim.claim_id] = text

    def call(self, claims: Iterable[Claim]) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of `claims`; return the calls as markup, each number once, and the numbers."""
        called: dict[int, Markup] = {}
        for claim in claims:
            self._call_claim(claim, called)
        return _calls(called), tuple(sorted(called))

    def call_computed(self, claims: Sequence[Claim], says: Markup) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of the claims that a figure of ours was computed from; the first one says how."""
        called: dict[int, Markup] = {}
        for claim in claims:
            self._call_claim(claim, called, here=claim is claims[0])
        first = self._open[_where(claims[0].passages[0])]
        if says not in first.computed:
            first.computed.append(says)
        return _calls(called), tuple(sorted(called))

    def print_list(self) -> Markup:
        """Return the notes called since the last list, and begin a new one; nothing where none was called.

        Raises:
            TemplateError: a claim was printed whose note was not called.
        """
        self._require_calls()
        if not self._open:
            return Markup("")
        items = []
        for slug in list(self.letters)[self._named :]:
            items.append(self._introduce(self._source(slug)))
            self._write(f"s-{self.letters[slug]}", items[-1])
        self._named = len(self.letters)
        for note in self._called():
            items.append(self._body(note))
            self._write(f"n{note.number}", items[-1])
            self._printed.update(dict.fromkeys(note.passages, note))
        self._open, self._newest = {}, {}
        return Markup('<ol class="notes">{}</ol>').format(Markup("").join(items))

    def require_printed(self) -> None:
        """Refuse a page whose last notes were called and not printed.

        Raises:
            TemplateError: there are such notes.
        """
        self._require_calls()
        if self._open:
            called = self._called()
            raise TemplateError(
                f"notes: got {len(called)} called and not printed, the first one {called[0].number}. "
                "Call section_notes() at the end of the section"
            )

    def by_claim(self) -> dict[int, tuple[int, ...]]:
        """Return the numbers of each claim's notes."""
        found: dict[int, set[int]] = {}
        for cited in self.cited.values():
            for claim in cited.claims:
                found.setdefault(claim, set()).update(cited.notes)
        return {claim: tuple(sorted(numbers)) for claim, numbers in found.items()}

    def letter(self, source: str) -> Markup:
        """Return the letter of a source as a link to where it is named; nothing for one that was not called."""
        letter = self.letters.get(source)
        return Markup('<a class="letter" href="#s-{0}">{0}</a>').format(letter) if letter else Markup("")

    def _called(self) -> list[Note]:
        """Return the notes called since the last list, by number."""
        return list({note.number: note for note in self._open.values()}.values())

    def _write(self, name: str, item: Markup) -> None:
        self._ledger.add("note", name, " ".join(item.striptags().split()))

    def _require_calls(self) -> None:
        if self._owed:
            claim_id, text = next(iter(self._owed.items()))
            raise TemplateError(
                f"section {self._ledger.place}: got {text!r} (claim {claim_id}) without its note. "
                "Call notes() for it in the same section"
            )

    def _call_claim(self, claim: Claim, called: dict[int, Markup], *, here: bool = False) -> None:
        """Add the calls of one claim to `called`, unless they are there.

        What an earlier list already says of the claim is called there; `here`: it is said in this one.
        """
        self._owed.pop(claim.claim_id, None)
        for passage in claim.passages:
            label = [claim.text] if claim.figure is not None else []
            note = None if here else self._printed.get(passage)
            if note is None or not set(label) <= set(note.passages[passage]):
                note = self._note(passage, claim.reading)
                note.passages.setdefault(passage, []).extend(one for one in label if one not in note.passages[passage])
                if claim.reading:
                    note.readings.setdefault(claim.reading, set()).add(_whole(passage.place))
            cited = self.cited.setdefault(passage, Cited(passage))
            for known, one in ((cited.notes, note.number), (cited.claims, claim.claim_id)):
                if one not in known:
                    known.append(one)
            if note.number not in called:
                called[note.number] = self._call(note)

    def _note(self, passage: Passage, reading: str) -> Note:
        """Return the note in this list that has the line, page or sheet of a passage."""
        note = self._open.get(_where(passage), self._newest.get(passage.source))
        if note is None or (_where(passage) not in self._open and not note.takes(reading)):
            self.count += 1
            self.letters.setdefault(passage.source, column_letters(len(self.letters) + 1))
            note = self._newest[passage.source] = Note(self.count, self._source(passage.source))
        self._open[_where(passage)] = note
        return note

    @staticmethod
    def _call(note: Note) -> Markup:
        """Return one call: a link to the note, itself a place to come back to."""
        note.calls += 1
        name = f"c{note.number}" if note.calls == 1 else f"c{note.number}-{note.calls}"
        return Markup('<a href="#n{0}" id="{1}">{0}</a>').format(str(note.number), name)

    def _introduce(self, source: Source) -> Markup:
        """Return the line that names a source: letter, title, publisher, date."""
        wording = self._wording
        when = (
            wording.date(source.published_on, source.precision) if source.published_on else wording.text("note-undated")
        )
        item = Markup('<li class="source" id="s-{letter}"><b>{letter}</b><cite{lang}>{title}</cite>, {rest}</li>')
        return item.format(
            letter=self.letters[source.slug], lang=language_of(source, wording), title=source.title,
            rest=wording.text("sentence", words=join([source.publisher, when])),
        )  # fmt: skip

    def _body(self, note: Note) -> Markup:
        """Return a note: number, letter, each place, its quotes after their figures, formulas, readings."""
        parts = [
            Markup("{}: {}").format(
                _fixed(place.said(self._wording)),
                Markup("; ").join(self._quote(note.source, passage, carried) for passage, carried in there),
            )
            for place, there in note.places()
        ]
        said = Markup("{} {}.").format(self.letter(note.source.slug), Markup("; ").join([*parts, *note.computed]))
        mark = Markup('<i class="inferred">i</i> ')
        readings = [Markup(" {}{}").format(mark, escape(reading)) for reading in note.readings]
        return Markup('<li id="n{0}"><a class="back" href="#c{0}">{0}</a>{1}{2}</li>').format(
            str(note.number), said, Markup("").join(readings)
        )

    def _quote(self, source: Source, passage: Passage, carried: Sequence[str]) -> Markup:
        """Return the words of a passage, after the figures it carries and, in a table, its cell."""
        inner = Markup(' class="inner"') if _QUOTED.search(passage.quote) else Markup("")
        lang = language_of(source, self._wording)
        cell = _fixed(passage.place.cell(self._wording))
        before = " ".join(part for part in (" / ".join(map(_fixed, carried)), cell) if part)
        return Markup("{}<q{}>{}</q>").format(f"{before} " if before else "", lang + inner, passage.quote)


def language_of(source: Source, wording: Wording) -> Markup:
    """Return the attribute that marks words of a source as being in its language, where the page has another."""
    return Markup("") if source.language == wording.language else Markup(' lang="{}"').format(source.language)


def plain(markup: str) -> str:
    """Return markup as the text it shows, for the ledger."""
    return (markup if isinstance(markup, Markup) else escape(markup)).striptags()


def _where(passage: Passage) -> tuple[str, Place]:
    """Return what has one note in a list: the source, and its line, page or sheet."""
    return passage.source, _whole(passage.place)


def _whole(place: Place) -> Place:
    """Return the line, page or sheet that a place is in."""
    return replace(place, row=None, col=None)


def _fixed(text: str) -> str:
    """Return a text that no line breaks."""
    return text.replace(" ", NBSP)


def join_calls(html: str) -> str:
    """Return a page on which calls that meet are one list, as those of one figure and of the words behind it."""
    return _MEETING.sub(lambda calls: calls[0].replace(f"{_END}{_BEGIN}", _COMMA), html)


def _calls(called: Mapping[int, Markup]) -> Markup:
    """Return the calls of notes, by number."""
    links = _COMMA.join(called[number] for number in sorted(called))
    return _BEGIN + links + _END if called else Markup("")
