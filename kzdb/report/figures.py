"""The only door by which a figure or a cited fact reaches the page: what templates may call.

Every call prints from the claim itself, adds its note and its mark where sources disagree, and writes the
ledger.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from kzdb.errors import TemplateError, shorten
from kzdb.report.cleaning import clean
from kzdb.report.derived import MINUS, derive, divisors, expression
from kzdb.report.evidence import Claim, Evidence
from kzdb.report.ledger import Ledger
from kzdb.report.notes import NoteBook, plain
from kzdb.report.query import Row
from kzdb.report.register import Registered, registered
from kzdb.report.sparkline import sparkline
from kzdb.report.wording import Wording

_DIGIT = re.compile(r"\d")
LIKELIHOODS = (
    "almost_no_chance", "very_unlikely", "unlikely", "roughly_even", "likely", "very_likely", "almost_certain",
)  # fmt: skip
"""How likely something is, by the words of ICD 203; `likelihood.<word>` is the text of each."""

CONFIDENCES = ("low", "moderate", "high")
"""How sure we are of a judgement, by its basis; `confidence.<word>` is the text of each."""


class Figures:
    """What the templates of one edition print with."""

    def __init__(self, evidence: Evidence, wording: Wording, notes: NoteBook, ledger: Ledger) -> None:
        self._evidence = evidence
        self._wording = wording
        self._notes = notes
        self._ledger = ledger
        self.contested: dict[int, tuple[int, str]] = {}
        """The facts printed on which sources disagree, each with the first claim and section that printed it."""

    def section(self, name: str) -> Markup:
        """Begin a section: it shares its notes, and the ledger names it as the place of what follows."""
        self._notes.enter(name)
        self._ledger.place = name
        return Markup("")

    def figure(self, claim_id: int, unit: bool = True, note: bool = True) -> Markup:
        """Print the figure of a claim: ``<data>`` with its value, unit and note call.

        `unit=False` leaves the unit to a table's heading; `note=False` leaves the call to `notes()` in the
        same section.
        """
        claim = self._evidence.claim(claim_id)
        if claim.amount is None:
            raise TemplateError(f"claim {claim_id} is a {claim.kind} and has no figure; print it with fact()")
        parts = self._wording.amount_parts(claim.amount, unit)
        text = "".join(parts)
        call, numbers = self._call(claim, text, note)
        name = self._ledger.add(
            "figure", f"f-{claim_id}", text, [claim_id], numbers, claim.amount.unit, claim.amount.decimals
        )
        before, number, after = (
            Markup('<span class="unit">{}</span>').format(part) if part and part != parts[1] else part for part in parts
        )
        return Markup('<data class="figure" value="{}" id="{}">{}{}{}</data>{}{}').format(
            format(claim.amount.value, ".15g"), name, before, number, after, self._mark(claim), call
        )

    def derived(self, claims: Sequence[Row | int], formula: str, sign: bool = True) -> Markup:
        """Print a figure computed from those of claims: its note holds the formula, the inputs and their notes.

        `claims` are rows or claim ids, in the formula's order (`change`: the later first); `formula` is sum,
        difference, change, share, ratio, product or per_year; `sign=False` leaves out a minus that the sentence says
        in words.
        """
        found = [self._evidence.claim(_id_of(one)) for one in claims]
        amounts = [claim.amount for claim in found if claim.amount is not None]
        if len(amounts) < len(found):
            raise TemplateError(f"derived() computes from figures; one of {[c.claim_id for c in found]} has none")
        amount = derive(formula, amounts)
        if not sign:
            amount = replace(amount, value=abs(amount.value))
        text = self._wording.amount(amount).replace("-", MINUS)
        inputs = [self._wording.amount(one) for one in amounts]
        years = [
            self._wording.text("derived.years", count=one, many=self._wording.number(one))
            for one in divisors(formula, amounts)
        ]

        def says(links: Sequence[Markup]) -> Markup:
            cited = [Markup("{}<sup>{}</sup>").format(*pair) for pair in zip(inputs, links, strict=True)]
            return Markup("{} = {}").format(text, expression(formula, [*cited, *years]))

        call, numbers = self._notes.call_computed(formula, found, says)
        ids = [claim.claim_id for claim in found]
        name = self._ledger.add(
            "derived", f"d-{formula}-{'-'.join(str(one) for one in ids[:4])}", text, ids, numbers, amount.unit,
            amount.decimals, formula if sign else f"abs {formula}",
        )  # fmt: skip
        return Markup('<data class="figure derived" value="{}" id="{}">{}</data>{}{}').format(
            format(amount.value, ".15g"), name, text, self._mark(*found), call
        )

    def judgement(self, text: str, likelihood: str, confidence: str, basis: Sequence[Row | int]) -> Markup:
        """Print a judgement of ours, set apart from facts: how likely, how sure we are, and on which claims.

        `likelihood` is one of LIKELIHOODS and `confidence` one of CONFIDENCES; `basis` has at least one claim.
        """
        if likelihood not in LIKELIHOODS:
            raise TemplateError(f"no likelihood {likelihood!r}; there are {', '.join(LIKELIHOODS)}")
        if confidence not in CONFIDENCES:
            raise TemplateError(f"no confidence {confidence!r}; there are {', '.join(CONFIDENCES)}")
        claims = [self._evidence.claim(_id_of(one)) for one in basis]
        if not claims:
            raise TemplateError("a judgement without basis: name the claims it rests on")
        shown = [
            str(self._wording.text(f"likelihood.{likelihood}")), text if isinstance(text, Markup) else clean(text),
            str(self._wording.text(f"confidence.{confidence}")),
        ]  # fmt: skip
        call, numbers = self._call_all(claims, plain(shown[1]), note=True)
        ids = [claim.claim_id for claim in claims]
        name = self._ledger.add("judgement", f"j-{ids[0]}", " ".join(plain(one) for one in shown), ids, numbers)
        return Markup(
            '<span class="judgement" id="{}"><b class="likelihood">{}</b> {} <i class="confidence">{}</i></span>{}{}'
        ).format(name, *shown, self._mark(*claims), call)

    def register(self) -> list[Registered]:
        """Return every line cited so far, source by source, for the evidence register."""
        return registered(self._notes, self._wording, self._ledger)

    def spark(self, claims: Sequence[Row | int]) -> Markup:
        """Draw the figures of claims as a small line, in the given order; nothing for fewer than two."""
        found = [self._evidence.claim(_id_of(one)) for one in claims]
        amounts = [claim.amount for claim in found if claim.amount is not None]
        if len(amounts) < 2:
            return Markup("")
        alt = "; ".join(self._wording.amount(amount) for amount in amounts)
        name = self._ledger.add("chart", f"spark-{found[-1].claim_id}", alt, [claim.claim_id for claim in found])
        return Markup('<img class="spark" id="{}" src="{}" alt="{}">').format(name, sparkline(amounts), alt)

    def fact(self, claim_id: int, note: bool = True) -> Markup:
        """Print what a claim says, as text, with its note call."""
        claim = self._evidence.claim(claim_id)
        return self.cited(claim.text, claim_id, note=note)

    def cited(
        self,
        value: object,
        claim_id: int | Sequence[int],
        precision: str | None = "day",
        end: dt.date | None = None,
        note: bool = True,
    ) -> Markup:
        """Print a value that claims carry (a date to its precision, a name, a text) with their note calls."""
        ids = [claim_id] if isinstance(claim_id, int) else list(claim_id)
        claims = [self._evidence.claim(one) for one in ids]
        if isinstance(value, dt.date):
            text: str = self._wording.date(value, precision, end)
        elif isinstance(value, str):
            text = value if isinstance(value, Markup) else clean(value)
        else:
            raise TemplateError(
                f"cited() prints a text or a date, got {shorten(value)}; a number is printed with figure()"
            )
        call, numbers = self._call_all(claims, plain(text), note)
        name = self._ledger.add("fact", f"t-{ids[0]}", plain(text), ids, numbers)
        mark = self._mark(*claims)
        return Markup('<span class="fact" id="{}">{}</span>{}{}').format(name, text, mark, call)

    def notes(self, of: Row | int | Iterable[Row | int | None]) -> Markup:
        """Print the note calls of claims: rows with a claim_id, or ids; each note once."""
        many = [of] if isinstance(of, Row | int) else list(of)
        ids = [one.claim_id if isinstance(one, Row) else one for one in many if one is not None]
        call, _ = self._notes.call(self._evidence.claim(one) for one in ids)
        return call

    def tally(self, counted: Sequence[Row | int | str]) -> Markup:
        """Print how many rows or claims there are: a count of ours, in the ledger with its claims."""
        text = self._wording.number(len(counted))
        ids = [one.claim_id for one in counted if isinstance(one, Row) and "claim_id" in one]
        self._ledger.add("count", "count", text, ids)
        return Markup(text)

    def period(self, row: Row) -> Markup:
        """Print the period of a row (period_start, period_end, period_type) as a label."""
        return self.label(self._wording.period(row["period_start"], row["period_end"], row.get("period_type")))

    def span_of(self, start: dt.date | None, end: dt.date | None, period_type: str | None) -> Markup:
        """Print a period given by its parts, as `period` does for a row."""
        return self.label(self._wording.period(start, end, period_type))

    def span(self, start: dt.date | None, end: dt.date | None) -> Markup:
        """Print the years from `start` to `end` as a label."""
        return self.label(self._wording.span(start, end))

    def date(self, day: dt.date, precision: str | None = "day", end: dt.date | None = None) -> Markup:
        """Print a date that needs no note of its own (the cut-off, a source's date) as a label."""
        return self.label(self._wording.date(day, precision, end))

    def label(self, text: str) -> Markup:
        """Print a label; one that holds a digit goes into the ledger."""
        text = clean(text)
        if _DIGIT.search(text):
            self._ledger.add("label", "label", text)
        return Markup("{}").format(text)

    def id(self, number: int) -> Markup:
        """Return a number for use in an attribute, where no reader sees it."""
        return Markup(int(number))

    def text(self, key: str, count: int | None = None, **values: Any) -> Markup:
        """Print the text of `key` with its placeholders filled by markup or labels, never by bare numbers."""
        return self._wording.text(key, count, **{name: self.show(value) for name, value in values.items()})

    def show(self, value: object) -> object:
        """Pass what a template prints: markup as it is, text as a label, nothing else."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, str):
            return self.label(value)
        if isinstance(value, bool) or not isinstance(value, int | float | dt.date):
            raise TemplateError(f"a template printed {shorten(value)}; test it with {{% if %}} before printing")
        raise TemplateError(
            f"a bare value reached the page: {shorten(value)}; "
            "print it with figure(), fact(), cited(), date() or tally()"
        )

    def _call(self, claim: Claim, text: str, note: bool) -> tuple[Markup, tuple[int, ...]]:
        return self._call_all([claim], text, note)

    def _call_all(self, claims: Sequence[Claim], text: str, note: bool) -> tuple[Markup, tuple[int, ...]]:
        """Call the notes of claims, or have the section owe them."""
        if note:
            return self._notes.call(claims)
        for claim in claims:
            self._notes.owe(claim, text)
        return Markup(""), ()

    def note_contested(self, claims: Iterable[int]) -> None:
        """Remember those of the claims in a picture on which sources disagree; its labels carry their mark."""
        for claim in map(self._evidence.claim, claims):
            if claim.contested:
                self.contested.setdefault(claim.fact_id, (claim.claim_id, self._ledger.place))

    def _mark(self, *claims: Claim) -> Markup:
        """Return the mark of a contested claim: no figure that sources disagree on prints bare."""
        for claim in claims:
            if claim.contested:
                self.note_contested([claim.claim_id])
                title = self._wording.text("contested.title")
                return Markup('<sup class="contested"><a href="#x-{}" title="{}">≠</a></sup>').format(
                    str(claim.fact_id), title
                )
        return Markup("")


def _id_of(one: Row | int) -> int:
    """Return the claim id of a row, or the id itself."""
    return int(one["claim_id"]) if isinstance(one, Row) else one
