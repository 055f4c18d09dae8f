"""What changed since the edition before, as a page prints it.

The numbers of pages "now" are known only when the page is laid out, so they are links that the layout fills in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from markupsafe import Markup

from kzdb.definition.narrative import section_of
from kzdb.language.catalog import ENGLISH
from kzdb.language.wording import Wording, join
from kzdb.printed.changes import Change
from kzdb.printed.edition import Before, Behind
from kzdb.printed.ledger import Ledger
from kzdb.report.data.answers import Judged, Lapse
from kzdb.report.data.cleaning import clean
from kzdb.report.data.evidence import Evidence

SHOWN = 40
"""So many changes are printed; the file inside the edition has all."""


class Since:
    """The edition before, and what changed: `since` in a template, which is none in a first edition."""

    def __init__(
        self,
        before: Before,
        changes: Sequence[Change],
        wording: Wording,
        ledger: Ledger,
        judged: Judged,
        evidence: Evidence,
    ) -> None:
        self._wording, self._ledger, self._told, self._evidence = wording, ledger, judged, evidence
        self._before = before
        self.edition = self._print(before.printed.label)
        self.as_of = before.as_of
        self.shown = tuple(changes[:SHOWN])
        self.more = tuple(changes[SHOWN:])

    @property
    def replaced(self) -> list[Markup]:
        """Say which texts that the edition before printed gave way to computed ones, and why, a sentence each."""
        said = [
            self._wording.text("changed-text", title=self._title(text.id), why="; ".join(map(self._reason, lapses)))
            for text, lapses in self._told.lapsed.values()
            if text.key in self._before.texts
        ]
        return list(map(self._print, dict.fromkeys(said)))

    def why(self, change: Change) -> Markup:
        """Print why it changed."""
        key = {"reselected": f"reselected_{change.happened}", "moved": "moved_place"}.get(change.why, change.why)
        return self._print(
            self._wording.text("changed-based" if change.is_behind else f"changed-{key.replace('-', '_')}")
        )

    def about(self, change: Change) -> Markup:
        """Print what it is about: of what, what, when."""
        what = about(change, self._wording)
        if change.kind in ("computed", "judgement"):
            what = self._wording.text(f"changed-{change.kind}", what=what)
        return self._print(what)

    def was(self, change: Change) -> Markup:
        """Print what the edition before printed, and on which page."""
        if change.old_text is None:
            return Markup("–")
        page = self._wording.text("note-page", page=str(change.old_page)) if change.old_page else ""
        return Markup('{} <span class="at">{}</span>').format(self._print(change.old_text), self._print(page))

    def now(self, change: Change) -> Markup:
        """Print what this edition prints, and a link to where: the layout fills in the page."""
        if change.new_text is None:
            return Markup("–")
        mark = Markup('<sup class="contested" title="{}">≠</sup>').format(self._wording.text("contested-title"))
        page = self._wording.text("note-page", page="\ue000")
        link = Markup('<a class="page" href="#{}"></a>').format(change.anchor)
        return Markup('<a href="#{}">{}</a>{} <span class="at">{}</span>').format(
            change.anchor,
            self._print(change.new_text),
            mark if change.contested else "",
            Markup(Markup.escape(page).replace("\ue000", link)),
        )

    def _title(self, text: str) -> str:
        """Return what readers know a text by: the heading of its section."""
        section = section_of(text)
        keys = (f"narrative-{section}", f"section-{section}")
        return next((self._wording.text(key) for key in keys if self._wording.catalog.has(key)), section)

    def _reason(self, lapse: Lapse) -> str:
        """Return why a text no longer fits, in words: what was, what is."""
        if lapse.claim_id is None:
            return self._wording.text("changed-text_gone", was=lapse.old)
        claim, what = self._evidence.claim(lapse.claim_id), about(self._told.behind[lapse.claim_id], self._wording)
        if lapse.why == "contested":
            return self._wording.text("changed-text_disputed", what=what)
        was = self._old(lapse) if claim.figure else ""
        key = "was" if was else "otherwise"
        return self._wording.text(f"changed-text_{key}", what=what, was=was, now=claim.text)

    def _old(self, lapse: Lapse) -> str:
        """Return the figure that a text was written on as the edition before printed it; else as English has it."""
        fact = self._told.answers[lapse.name].fact_id
        facts = {claim: one.fact for claim, one in self._before.printed.behind.items()}
        printed = (item for item in self._before.printed.items if item.kind == "figure")
        there = (item.text for item in printed if {facts.get(claim) for claim in item.claims} == {fact})
        return next(there, lapse.old if self._wording.language == ENGLISH else "")

    def _print(self, text: str) -> Markup:
        """Return a text for the page; the ledger gets it as one that says nothing new."""
        text = clean(text)
        if text:
            self._ledger.add("change", "change", text)
        return Markup("{}").format(text)


def about(said: Change | Behind, wording: Wording) -> str:
    """Return what a figure or fact is about: of what, what, when."""
    start, end = (dt.date.fromisoformat(day) if day else None for day in (said.start, said.end))
    when = wording.period(start, end) if start and end and start.year > 1 else ""
    return join([said.subject, said.predicate, said.object or "", when])
