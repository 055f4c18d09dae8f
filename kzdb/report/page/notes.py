"""Numbered notes, gathered at the end of each section and linked both ways; sources have letters.

A call is ``<sup><a href="#n12" id="c12">12</a></sup>``; the note begins with a link back to it. Between two lists of
notes a line, a page or a sheet of a source has one note, however many claims cite it, with one quote for each passage
and the figures that it carries before it. What an earlier list says already is called there. A source gets its
letter at its first call: the list of that section names it in full, later notes say the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from markupsafe import Markup, escape

from kzdb.errors import TemplateError
from kzdb.language.wording import NBSP, Wording
from kzdb.report.data.evidence import Claim, Passage, Place, Source
from kzdb.report.page.ledger import Ledger

_BEGIN, _COMMA, _END = (Markup(part) for part in ('<sup class="call">', '<span class="comma">,</span>', "</sup>"))
_MEETING = re.compile(rf"(?:{_BEGIN}(?:(?!{_END}).)*{_END}){{2,}}")
_QUOTED = re.compile('["“”]')


@dataclass
class Note:
    """One note: its number, the place it leads to, what was called there, and figures of ours that rest on it.

    `passages` have the figures that each carries, as printed; `readings` are what claims hold more than their words.
    """

    number: int
    source: Source
    place: Place
    passages: dict[Passage, list[str]] = field(default_factory=dict)
    computed: list[Markup] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)
    calls: int = 0


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
        for note in self._open.values():
            items.append(self._body(note))
            self._write(f"n{note.number}", items[-1])
            self._printed.update(dict.fromkeys(note.passages, note))
        self._open = {}
        return Markup('<ol class="notes">{}</ol>').format(Markup("").join(items))

    def require_printed(self) -> None:
        """Refuse a page whose last notes were called and not printed.

        Raises:
            TemplateError: there are such notes.
        """
        self._require_calls()
        if self._open:
            first = min(note.number for note in self._open.values())
            raise TemplateError(
                f"notes: got {len(self._open)} called and not printed, the first one {first}. "
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
                note = self._note(passage)
                note.passages.setdefault(passage, []).extend(one for one in label if one not in note.passages[passage])
                if claim.reading and claim.reading not in note.readings:
                    note.readings.append(claim.reading)
            cited = self.cited.setdefault(passage, Cited(passage))
            for known, one in ((cited.notes, note.number), (cited.claims, claim.claim_id)):
                if one not in known:
                    known.append(one)
            if note.number not in called:
                called[note.number] = self._call(note)

    def _note(self, passage: Passage) -> Note:
        """Return the note of a passage's line, page or sheet in this list."""
        where = _where(passage)
        note = self._open.get(where)
        if note is None:
            self.count += 1
            self.letters.setdefault(passage.source, _letter(len(self.letters)))
            note = self._open[where] = Note(self.count, self._source(passage.source), where[1])
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
        return Markup('<li class="source" id="s-{letter}"><b>{letter}</b><cite{lang}>{title}</cite>{rest}</li>').format(
            letter=self.letters[source.slug], lang=language_of(source, wording), title=source.title,
            rest=", ".join(["", source.publisher, f"{when}."] if source.publisher else ["", f"{when}."]),
        )  # fmt: skip

    def _body(self, note: Note) -> Markup:
        """Return a note: number, letter, place, each quote after the figures it carries, formulas, readings."""
        wording = self._wording
        quotes = [
            self._quote(note.source, passage, carried)
            for passage, carried in sorted(note.passages.items(), key=lambda one: _order(one[0]))
        ]
        parts = [Markup("{} {}: {}").format(self.letter(note.source.slug), _fixed(note.place.said(wording)),
                                            Markup("; ").join(quotes)), *note.computed]  # fmt: skip
        said = Markup("; ").join(parts) + "."
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


def _letter(number: int) -> str:
    """Return the letter of the source with that number from zero: A, B, ..., Z, AA."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + ascii_uppercase[number % 26]


def _where(passage: Passage) -> tuple[str, Place]:
    """Return what has one note in a list: the source, and its line, page or sheet."""
    return passage.source, replace(passage.place, row=None, col=None)


def _order(passage: Passage) -> tuple[int, int, int]:
    return passage.place.row or 0, passage.place.col or 0, passage.start


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
