"""Figures: which metric each one answers, of whom, broken down by what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.draft.precedents.figures import Figures
from kzdb.draft.propose.nils import nils
from kzdb.draft.propose.what import changed_by, meant_by, seized
from kzdb.draft.propose.when import CHANGES, COMPARED, COVERS, FALLS, RISES, period_of
from kzdb.draft.propose.whom import agent_of, breakdown_of, sole_body, subject_of
from kzdb.draft.text.about import nature_of
from kzdb.draft.text.meanings import Meant
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading

__all__ = ["Observations"]

SURE = 1.15
"""From which score on the words next to a figure say more than that it is compared with the figure before."""

FAR = 110
"""Characters between two figures that are compared, at most."""

CLOSE = 40
"""Characters between two figures of which the second can only be compared with the first."""

BEHIND = 15
"""Characters behind a percentage in which it may be said to be a rise: "a 63 percent increase"."""

_BARE = re.compile(r"(?:\(|\b(?:from|versus|against|than|compared\s+(?:to|with)))\s*(?:the\s+)?$", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:including|of which|of these|of whom|among them)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:\s+[a-z-]+){0,3}\s*\(\s*(?:or\s+)?|\s*[,–—]\s*(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:of|for|among) (?:whom|which|them|these)\b", re.IGNORECASE)
_REFERS = re.compile(
    r"(?:th(?:is|ese|ose)\b|of (?:this|these|those|the total)|from (?:this|these)|among (?:these|them)|they |it )",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:in addition|additionally|moreover|furthermore|also|they|it|these|the (?:agency|units?|service|ministry))\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:(?:a|the|this|that)\s+)?(?:total\w*|amount)\s+(?:\w+ly\s+)?(?:include[sd]?|comprise[sd]?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a figure was read as.

    `like` is the accepted claim that it is like, `parts` says that it is one of a list of parts.
    """

    metric: str
    subject: str
    breakdown: str
    unit: str
    inferred_unit: bool
    cue: tuple[int, int]
    like: str = ""
    parts: bool = False


class Observations:
    """Reads the figures of a document, sentence by sentence, in order: a list may go on in the next sentence."""

    def __init__(self, reading: Reading, proposer: str, taught: Figures | None = None) -> None:
        if taught is not None:
            reading = replace(reading, cues=replace(reading.cues, shapes=taught.shapes(reading.cues.shapes)))
        self._reading = reading
        self._proposer = proposer
        self._taught = taught
        self._last: tuple[Passage, Quantity, _Answer] | None = None
        self._period = ""
        self._did: set[str] = set()

    def propose(self, passage: Passage) -> Iterator[Candidate]:
        """Yield a candidate for each figure that a metric's words are near to, and for each stated nil."""
        is_first = True
        for index, quantity in enumerate(passage.quantities):
            answer = self._answer(passage, quantity)
            if answer is None:
                continue
            usual = self._usual(answer)
            period, why = period_of(
                passage, self._reading, index, answer.metric, answer.subject, is_first=is_first, usual=usual
            )
            if why == COVERS and self._goes_with(passage, answer):
                period, why = self._period, "read from the figure before"
            is_first = False
            self._last, self._period = (passage, quantity, answer), period
            self._did.add(answer.subject)
            yield _candidate(passage, self._reading, quantity, answer, period, why, self._proposer)
        yield from nils(passage, self._reading, self._proposer)

    def _goes_with(self, passage: Passage, answer: _Answer) -> bool:
        """Say whether a figure is of how things are, as the one before it in the paragraph: the two are of one time."""
        if self._last is None or self._last[0].block != passage.block or self._last[2].subject != answer.subject:
            return False
        natures = {nature_of(one.metric, self._reading.vocabulary) for one in (self._last[2], answer)}
        return natures <= {"stock", "share"} and self._period != "undated"

    def _usual(self, answer: _Answer) -> str | None:
        """Return how accepted figures like one are dated when they print no period."""
        if self._taught is None:
            return None
        kind = self._reading.vocabulary.kinds[answer.subject]
        return self._taught.timing(answer.metric, nature_of(answer.metric, self._reading.vocabulary), kind)

    def _answer(self, passage: Passage, quantity: Quantity) -> _Answer | None:
        """Return what the figure answers: by the words next to it, or as the figure that it goes on from does."""
        link = self._link(passage, quantity)
        chained = self._chained(passage, quantity, link)
        best = meant_by(passage, self._reading, quantity, self._taught)
        if changed_by(passage, quantity) is not None and self._last is not None and self._last[0] is passage:
            return self._change(passage, quantity)  # a change is no amount, though no metric may be there for it
        if chained is not None and (best is None or not self._is_apart(best[0], chained, passage, quantity, link)):
            return chained
        if (share := self._share(passage, quantity)) is not None:
            return share
        if best is None or best[0].score < SURE:
            change = self._change(passage, quantity)
            if best is None or change is not None:
                return change
        meant, slug, is_inferred, like = best
        cue = (meant.start + passage.span.start, meant.end + passage.span.start)
        shape = self._reading.cues.shapes[meant.metric]
        subject = subject_of(passage, self._reading, quantity, shape)
        if subject is None:
            return None
        if subject == self._reading.country and shape.bodies:
            sole = sole_body(passage, self._reading)
            subject = self._told_of(passage) or (sole if sole in self._did else None) or subject
        breakdown = breakdown_of(passage, self._reading, quantity, cue, meant.metric, subject)
        if breakdown == "total":
            breakdown = self._changed(passage, meant.metric)
        if breakdown is None:
            return None
        metric = seized(passage, self._reading, quantity, meant.metric, breakdown)
        return _Answer(metric, subject, breakdown, slug, is_inferred, cue, like)

    def _share(self, passage: Passage, quantity: Quantity) -> _Answer | None:
        """Return the share that a percentage is: "764 (39 percent) of the convictions", "900 prisoners, of whom 9%"."""
        if self._last is None or self._last[0] is not passage or quantity.unit is None:
            return None
        answer, metrics = self._last[2], self._reading.vocabulary.metrics
        share = f"{answer.metric.removesuffix('_share')}_share"
        if share not in metrics or metrics[share].dimension != quantity.unit.dimension:
            return None
        between = passage.text(self._last[1].end, quantity.start)
        here = (quantity.end, quantity.end)
        found = replace(answer, metric=share, unit=quantity.unit.slug, inferred_unit=False, cue=here, like="")
        if share != answer.metric and _BRACKETED.fullmatch(between) is not None:
            return found
        if not _THEIRS.search(between) and not _THEIRS.match(passage.text(quantity.end, passage.span.end).lstrip()):
            return None
        own = breakdown_of(passage, self._reading, quantity, here, share, answer.subject)
        return replace(found, breakdown=own) if own not in (None, "total") else None

    def _change(self, passage: Passage, quantity: Quantity) -> _Answer | None:
        """Return the change that a figure behind another is: "cultivated 300 ha, an increase of 63 percent"."""
        if self._last is None or self._last[0] is not passage:
            return None
        metrics = self._reading.vocabulary.metrics
        answer = self._last[2]
        words = passage.text(self._last[1].end, quantity.end) + passage.text(quantity.end, passage.span.end)[:BEHIND]
        dimension = quantity.unit.dimension if quantity.unit else metrics[answer.metric].dimension
        base = CHANGES.sub("", answer.metric)
        for word, suffixes in (("rise", RISES), ("fall", FALLS)):
            for metric in filter(None, (metrics.get(f"{base}_{suffix}") for suffix in suffixes)):
                if metric.dimension != dimension or not (
                    self._reading.cues.metrics.has(word, words) or changed_by(passage, quantity) == word
                ):
                    continue
                here = (quantity.end, quantity.end)
                unit = quantity.unit.slug if quantity.unit else answer.unit
                return replace(answer, metric=metric.slug, unit=unit, inferred_unit=False, cue=here, like="")
        return None

    def _told_of(self, passage: Passage) -> str | None:
        """Return whom the sentence before is about, where this one adds to it without naming anybody."""
        is_total = _TOTAL.match(passage.span.text) is not None
        if self._last is None or not (is_total or _ADDS.match(passage.span.text)):
            return None
        before, _, answer = self._last
        is_next = before is passage or (passage.previous is not None and passage.previous.span == before.span)
        is_next = is_next and (is_total or before.block == passage.block)
        first = min(one.start for one in passage.quantities)
        is_silent = all(m.start > first or m.kind not in ("organisation", "country") for m in passage.mentions)
        return answer.subject if is_next and is_silent else None

    def _changed(self, passage: Passage, metric: str) -> str:
        """Return what a change is broken down by: as the figure of this sentence that changed, "up by 100 percent"."""
        if self._last is None or self._last[0] is not passage or CHANGES.search(metric) is None:
            return "total"
        answer = self._last[2]
        return answer.breakdown if self._reading.vocabulary.kinds.get(answer.breakdown) == "substance" else "total"

    def _is_apart(self, meant: Meant, chained: _Answer, passage: Passage, quantity: Quantity, link: str | None) -> bool:
        """Say whether the words beside a figure say that it answers something else than the figure it goes on from."""
        if meant.metric == chained.metric or meant.score < SURE:
            return False
        if link == "compared":
            assert self._last is not None  # it is what the figure is compared with
            between = passage.text(self._last[1].end, quantity.start)
            return len(between) > CLOSE or _BARE.search(between) is None
        if link in ("part", "next"):
            links = self._reading.vocabulary.other_rows["metric_links"]
            parts = {row["metric"] for row in links if row["type"] == "part_of" and row["of"] == chained.metric}
            metrics = self._reading.vocabulary.metrics
            is_alike = metrics[meant.metric].dimension == metrics[chained.metric].dimension
            return meant.metric in parts or not is_alike or chained.breakdown == "total"
        return True

    def _chained(self, passage: Passage, quantity: Quantity, link: str | None) -> _Answer | None:
        """Return the answer of the figure before for one that is compared with it or is a part of it."""
        if link is None or self._last is None:
            return None
        found = _continued(self._reading, quantity, self._last[2])
        if found is None:
            return None
        here = (quantity.end, quantity.end)
        own = breakdown_of(passage, self._reading, quantity, here, found.metric, found.subject)
        if own is None or own == "total":
            own = "total" if link == "part" else found.breakdown
        cue = found.cue if link == "compared" else here
        if self._reading.cues.shapes[found.metric].bodies:
            found = replace(found, subject=agent_of(passage, self._reading, quantity) or found.subject)
        return replace(found, breakdown=own, cue=cue, like="", parts=found.parts or link == "part")

    def _link(self, passage: Passage, quantity: Quantity) -> str | None:
        """Return how a figure goes on from the one before: "compared", a "part" of it, the "next" of a list, or not."""
        if self._last is None:
            return None
        before_in, before, answer = self._last
        if before_in is not passage:
            is_near = passage.previous is not None and passage.previous.span == before_in.span
            return "part" if is_near and _REFERS.match(passage.span.text) else None
        between = passage.text(before.end, quantity.start)
        if _PARTS.search(between):
            return "part"
        if len(between) < FAR and COMPARED.search(between) and not re.search("[;:]", between):
            return "compared"
        return "next" if self._goes_on(passage, quantity, answer) else None

    def _goes_on(self, passage: Passage, quantity: Quantity, answer: _Answer) -> bool:
        """Say whether a figure is the next of a list of parts: it says what it is a part of, as the one before did."""
        if not answer.parts:
            return False
        here = (quantity.end, quantity.end)
        own = breakdown_of(passage, self._reading, quantity, here, answer.metric, answer.subject)
        return own not in (None, "total")


def _continued(reading: Reading, quantity: Quantity, answer: _Answer) -> _Answer | None:
    """Return the answer of the figure before for this one, when its unit fits."""
    dimension = reading.vocabulary.metrics[answer.metric].dimension
    if quantity.unit is None:
        return answer if dimension in ("count", "people") else None
    if quantity.unit.dimension == dimension:
        return replace(answer, unit=quantity.unit.slug, inferred_unit=False)
    return answer if quantity.unit.dimension == "money" and dimension == "price_per_mass" else None


def _candidate(
    passage: Passage, reading: Reading, quantity: Quantity, answer: _Answer, period: str, why: str, proposer: str
) -> Candidate:
    start, end = quantity.start, quantity.end
    if 0 <= answer.cue[0] - end <= 40:
        end = max(end, answer.cue[1])
    values: dict[str, Any] = {"metric": answer.metric, "subject": answer.subject}
    if answer.breakdown != "total":
        values["breakdown"] = answer.breakdown
    values |= {"period": period, "value": quantity.value(answer.unit)}
    notes = {}
    if why:
        notes["period"] = f"No full period is printed; {why}."
    if answer.inferred_unit:
        notes["unit"] = f"No currency is printed; read as {answer.unit}."
    is_substance = reading.vocabulary.kinds.get(answer.breakdown) == "substance"
    if is_substance and all(mention.entity != answer.breakdown for mention in passage.mentions):
        notes["breakdown"] = "Which drug is not printed here; read from the sentence before."
    inferred = sorted(notes)
    if inferred:
        values["note"] = " ".join(notes.values())
    values["at"] = passage.at(start, end)
    if quantity.text != passage.text(start, end):
        values["printed"] = " ".join(quantity.text.split())
    if inferred:
        values["inferred"] = inferred
    cue = passage.text(*answer.cue)
    said = f"“{cue}” is near “{quantity.text}”" if cue else ("" if answer.like else "it goes on from the figure before")
    said = ", ".join(filter(None, [said, answer.like and f"like {answer.like}"]))
    return Candidate("observations", values, proposer, said, answer.metric, passage.span.text)
