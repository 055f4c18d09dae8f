"""What templates can call: the only way by which a figure or a cited fact reaches the page.

Every call prints from the claim itself, calls its note, marks it where sources disagree or where it was inferred, and
writes the ledger.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from kzdb.errors import DefinitionError, TemplateError, shorten
from kzdb.facts.figures import Decimal10, Figure
from kzdb.language.wording import Wording, one_stop
from kzdb.language.words import has_digit
from kzdb.printed.ledger import Ledger
from kzdb.report.data.cleaning import clean
from kzdb.report.data.evidence import Claim, Evidence
from kzdb.report.data.rows import Row
from kzdb.report.page.computed import FORMULAS, MINUS, compute, expression
from kzdb.report.page.notes import NoteBook, plain

LIKELIHOODS = (
    "almost_no_chance", "very_unlikely", "unlikely", "roughly_even", "likely", "very_likely", "almost_certain",
)  # fmt: skip
"""How likely something is, by the words of ICD 203; `likelihood-<word>` is the text of each."""

CONFIDENCES = ("low", "moderate", "high")
"""How sure we are of a judgement, by its basis; `confidence-<word>` is the text of each."""

_HOLE = "\ue000{}\ue001"
"""What markup is replaced by while a text is put together; private-use characters never reach a page."""

_BLANKS = " \t\n"


class Functions:
    """What the templates of one edition print with. Arguments named `claim_id` come from a column of a row."""

    def __init__(self, evidence: Evidence, wording: Wording, notes: NoteBook, ledger: Ledger) -> None:
        self._evidence = evidence
        self._wording = wording
        self._notes = notes
        self._ledger = ledger
        self.contested: dict[int, tuple[int, str]] = {}
        """The facts printed on which sources disagree, each with the first claim and section that printed it."""

    def begin_section(self, name: str) -> Markup:
        """Begin a section: the ledger names it as the place of what follows."""
        self._ledger.place = name
        return Markup("")

    def section_notes(self) -> Markup:
        """Print the notes called since the last list of notes."""
        return self._notes.print_list()

    def figure(self, claim_id: int, unit: bool = True, note: bool = True) -> Markup:
        """Print the figure of a claim with its unit and note.

        `unit=False` leaves the unit to a table's heading; `note=False` leaves the call to `notes()` in the same
        section.
        """
        claim = self._evidence.claim(claim_id)
        if claim.figure is None or claim.shown is None:
            raise TemplateError(f"figure: got claim {claim_id}, a {claim.kind}. Print it with fact()")
        parts = self._wording.figure_parts(claim.shown, unit=unit)
        text = "".join(parts)
        call, numbers = self._call([claim], text, note)
        name = self._ledger.add("figure", f"f-{claim_id}", text, [claim_id], numbers, claim.figure.unit)
        before, after = (
            Markup('<span class="unit">{}</span>').format(part.lstrip(" ")) if part else "" for part in parts[::2]
        )
        # Where there is room for the number alone, the line breaks before the source's bounds.
        gap = " " if parts[2].startswith(" ") else ""
        return Markup('<data class="figure" value="{}" id="{}">{}{}{}{}</data>{}{}').format(
            _exact(claim.figure.low), name, before, parts[1], gap, after, self._mark(claim), call
        )

    def derived(self, claims: Sequence[Row | int], formula: str, sign: bool = True) -> Markup:
        """Print a figure computed from those of claims: its note holds the formula, the figures and their notes.

        `claims` are rows or claim ids, in the formula's order (`change`: the later first); `formula` is sum,
        difference, change, share, ratio, product or per_year; `sign=False` leaves out a minus that the sentence says in
        words.
        """
        found = [self._evidence.claim(_id_of(one)) for one in claims]
        figures = [claim.figure for claim in found if claim.figure is not None]
        if len(figures) < len(found):
            raise TemplateError(f"derived: got claims {[c.claim_id for c in found]}, expected claims with figures")
        years = found[0].years
        figure = compute(formula, figures, years)
        if not sign:
            figure = Figure(
                Decimal10(abs(figure.low.coef), figure.low.exp10), figure.high, figure.qualifier, figure.unit
            )
        text = self._wording.figure(figure).replace("-", MINUS)
        inputs = [escape(claim.text) for claim in found]
        divisor = [self._wording.text("derived-years", many=years)] if FORMULAS[formula].by_years and years else []
        says = Markup("{} = {}").format(text, expression(formula, [*inputs, *map(escape, divisor)]))
        call, numbers = self._notes.call_computed(found, says)
        ids = [claim.claim_id for claim in found]
        stem = f"d-{formula}-{'-'.join(map(str, ids[:4]))}"
        name = self._ledger.add(
            "computed", stem, text, ids, numbers, figure.unit, formula if sign else f"abs {formula}"
        )
        return Markup('<data class="figure computed" value="{}" id="{}">{}</data>{}{}').format(
            _exact(figure.low), name, text, self._mark(*found), call
        )

    def judgement(self, text: str, likelihood: str, confidence: str, basis: Sequence[Row | int]) -> Markup:
        """Print a judgement of ours, set apart from facts: how likely, how sure we are, and on which claims.

        `likelihood` is one of LIKELIHOODS and `confidence` one of CONFIDENCES; `basis` has at least one claim.
        """
        for got, known in ((likelihood, LIKELIHOODS), (confidence, CONFIDENCES)):
            if got not in known:
                raise TemplateError(f"judgement: got {got!r}, expected one of {', '.join(known)}")
        claims = [self._evidence.claim(_id_of(one)) for one in basis]
        if not claims:
            raise TemplateError("judgement: got no basis, expected the claims it rests on")
        shown = [
            self.text(f"likelihood-{likelihood}"), text if isinstance(text, Markup) else clean(text),
            self.text(f"confidence-{confidence}"),
        ]  # fmt: skip
        call, numbers = self._call(claims, plain(shown[1]), note=True)
        ids = [claim.claim_id for claim in claims]
        name = self._ledger.add("judgement", f"j-{ids[0]}", " ".join(map(plain, shown)), ids, numbers)
        return Markup(
            '<span class="judgement" id="{}"><b class="likelihood">{}</b> {} <i class="confidence">{}</i></span>{}{}'
        ).format(name, *shown, self._mark(*claims), call)

    def fact(self, claim_id: int, note: bool = True) -> Markup:
        """Print what a claim says, as text, with its note."""
        return self.cited(self._evidence.claim(claim_id).text, claim_id, note=note)

    def words(self, claim_id: int | None) -> str:
        """Return what a claim says, as text for a list of what was said before: no note leads from there."""
        return "–" if claim_id is None else self._evidence.claim(claim_id).text or "–"

    def cited(
        self,
        value: object,
        claim_id: int | Sequence[int],
        precision: str | None = "day",
        end: dt.date | None = None,
        note: bool = True,
    ) -> Markup:
        """Print a value that claims carry (a date to its precision, a name, a text) with their notes."""
        ids = [claim_id] if isinstance(claim_id, int) else list(claim_id)
        claims = [self._evidence.claim(one) for one in ids]
        if isinstance(value, dt.date):
            text: str = self._wording.date(value, precision, end)
        elif isinstance(value, str):
            text = value if isinstance(value, Markup) else clean(value)
        else:
            raise TemplateError(f"cited: got {shorten(value)}, expected a text or a date. Print a number with figure()")
        call, numbers = self._call(claims, plain(text), note)
        name = self._ledger.add("fact", f"t-{ids[0]}", plain(text), ids, numbers)
        return Markup('<span class="fact" id="{}">{}</span>{}{}').format(name, text, self._mark(*claims), call)

    def notes(self, of: Row | int | Iterable[Row | int | None]) -> Markup:
        """Print the note calls of claims: rows with a claim_id, or ids; each note once."""
        many = [of] if isinstance(of, Row | int) else list(of)
        call, _ = self._notes.call(self._evidence.claim(_id_of(one)) for one in many if one is not None)
        return call

    def tally(self, counted: Sequence[Row | int | str]) -> Markup:
        """Print how many rows or claims there are: a count of ours, in the ledger with its claims."""
        text = self._wording.number(Decimal10(len(counted), 0))
        ids = [one["claim_id"] for one in counted if isinstance(one, Row) and "claim_id" in one]
        self._ledger.add("count", "count", text, ids)
        return Markup(text)

    def period(self, row: Row, short: bool = False) -> Markup:
        """Print the period of a row (period_start, period_end) as a label; `short=True` cuts names of months."""
        return self.span_of(row["period_start"], row["period_end"], short)

    def span_of(self, start: dt.date | None, end: dt.date | None, short: bool = False) -> Markup:
        """Print a period given by its days, as `period` does for a row."""
        return self.label(self._wording.period(start, end, short))

    def in_time(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Print a period given by its days as a sentence has it: in 2014, in January–September 2014."""
        return self.label(self._wording.in_time(start, end))

    def span(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Print the years from `start` to `end` as a label."""
        return self.label(self._wording.span(start, end))

    def date(self, day: dt.date, precision: str | None = "day", end: dt.date | None = None) -> Markup:
        """Print a date that needs no note of its own (the cut-off, a source's date) as a label."""
        return self.label(self._wording.date(day, precision, end))

    def label(self, text: str) -> Markup:
        """Print a label; one that holds a digit goes into the ledger."""
        text = clean(text)
        if has_digit(text):
            self._ledger.add("label", "label", text)
        return Markup("{}").format(text)

    def letter(self, source: str) -> Markup:
        """Print the letter of a source that was cited, as a link to where it is named; nothing for another."""
        return self._notes.letter(source)

    def by_letter(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows whose `source` was cited, by its letter."""
        letters = list(self._notes.letters)
        return sorted((row for row in rows if row["source"] in letters), key=lambda row: letters.index(row["source"]))

    def knows(self, key: str, variable: str | None = None) -> bool:
        """Return whether the language has a text of that key, and one that uses the variable where one is given."""
        catalog = self._wording.catalog
        return catalog.has(key, own=True) and (variable is None or variable in catalog.uses(key))

    def id(self, number: int) -> Markup:
        """Return a number for use in an attribute, where no reader sees it."""
        return Markup(int(number))

    def text(self, key: str, **values: Any) -> Markup:
        """Print the text of `key` with its variables filled: by markup, by labels, by numbers that choose a plural."""
        shown = {name: value if isinstance(value, int) else self.show(value) for name, value in values.items()}
        holes = {name: _HOLE.format(name) for name, value in shown.items() if not isinstance(value, int)}
        try:
            text = self._wording.text(key, **{**shown, **holes})
        except DefinitionError as error:
            raise TemplateError(str(error).rstrip(".")) from None
        filled = str(escape(text))
        for name, hole in holes.items():
            filled = filled.replace(hole, str(escape(shown[name])))
        return Markup(one_stop(filled))

    def show(self, value: object) -> Any:
        """Return what a template prints: markup as it is, text as a label, nothing else.

        Raises:
            TemplateError: it is a bare number, a date or nothing.
        """
        if isinstance(value, Markup):
            return value
        if isinstance(value, str):  # a blank at its end is the author's, between this and what follows
            before, after = (Markup(" " if value and value[end] in _BLANKS else "") for end in (0, -1))
            return before + text + after if (text := self.label(value)) else before
        if isinstance(value, bool) or not isinstance(value, int | float | dt.date):
            raise TemplateError(f"a template printed {shorten(value)}. Test it with {{% if %}} before printing")
        raise TemplateError(
            f"a bare value reached the page: {shorten(value)}. "
            "Print it with figure(), fact(), cited(), date() or tally()"
        )

    def note_contested(self, claims: Iterable[int]) -> None:
        """Remember those of the claims on which sources disagree: the page has to show their rivals."""
        for claim in map(self._evidence.claim, claims):
            if claim.contested:
                self.contested.setdefault(claim.fact_id, (claim.claim_id, self._ledger.place))

    def _call(self, claims: Sequence[Claim], text: str, note: bool) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of claims, or have the section owe them."""
        if note:
            return self._notes.call(claims)
        for claim in claims:
            self._notes.owe(claim, text)
        return Markup(""), ()

    def _mark(self, *claims: Claim) -> Markup:
        """Return the marks of claims: no figure that sources disagree on, or that was inferred, prints bare."""
        marks = Markup("")
        if any(claim.inferred for claim in claims):
            marks += Markup('<sup class="inferred" title="{}">i</sup>').format(self._wording.text("inferred-title"))
        for claim in claims:
            if claim.contested:
                self.note_contested([claim.claim_id])
                marks += Markup('<sup class="contested"><a href="#x-{}" title="{}">≠</a></sup>').format(
                    str(claim.fact_id), self._wording.text("contested-title")
                )
                break
        return marks

    def callables(self) -> Mapping[str, Any]:
        """Return what templates may call, by name."""
        names = (
            "begin_section", "section_notes", "figure", "derived", "judgement", "fact", "words", "cited",
            "notes", "tally", "period", "span_of", "in_time", "span", "date", "label", "letter", "by_letter",
            "knows", "id",
        )  # fmt: skip
        return {name: getattr(self, name) for name in names} | {"t": self.text}


def _id_of(one: Row | int) -> int:
    """Return the claim id of a row, or the id itself."""
    return int(one["claim_id"]) if isinstance(one, Row) else one


def _exact(number: Decimal10) -> str:
    """Return a number as an attribute holds it."""
    return format(float(number.value), ".15g")
