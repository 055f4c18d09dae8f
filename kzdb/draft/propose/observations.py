"""Figures: which metric each one answers, of whom, broken down by what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kzdb.draft.candidates import Candidate
from kzdb.draft.precedents.figures import LEAST, Figures
from kzdb.draft.propose.when import COMPARED, period_of
from kzdb.draft.propose.whom import breakdown_of, subject_of
from kzdb.draft.text.meanings import Meant
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Passage, Reading
from kzdb.facts.units import Unit

__all__ = ["Observations"]

SURE = 1.15
"""From which score on the words next to a figure say more than that it is compared with the figure before."""

CUED = 0.8
"""What the score of words beside a figure weighs against its likeness to an accepted one."""

FAR = 110
"""Characters between two figures that are compared, at most."""

_PARTS = re.compile(r"\b(?:including|of which|of these|of whom|among them)\b", re.IGNORECASE)
_CHANGE = re.compile(r"_(?:rise|drop|growth)$")
_REFERS = re.compile(
    r"(?:th(?:is|ese|ose)\b|of (?:this|these|those|the total)|from (?:this|these)|among (?:these|them)|they |it )",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(no|not a single|not any|none of the)\s+(?=\w)", re.IGNORECASE)


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

    def propose(self, passage: Passage) -> Iterator[Candidate]:
        """Yield a candidate for each figure that a metric's words are near to, and for each stated nil."""
        is_first = True
        for index, quantity in enumerate(passage.quantities):
            answer = self._answer(passage, quantity)
            if answer is None:
                continue
            period, why = period_of(passage, self._reading, index, answer.metric, answer.subject, is_first=is_first)
            is_first = False
            self._last = (passage, quantity, answer)
            yield _candidate(passage, self._reading, quantity, answer, period, why, self._proposer)
        yield from _nothing(passage, self._reading, self._proposer)

    def _answer(self, passage: Passage, quantity: Quantity) -> _Answer | None:
        """Return what the figure answers: by the words next to it, or as the figure that it goes on from does."""
        chained = self._chained(passage, quantity)
        best = _meant(passage, self._reading, quantity, self._taught)
        if chained is not None and (best is None or best[0].metric == chained.metric or best[0].score < SURE):
            return chained
        if best is None:
            return None
        meant, slug, is_inferred, like = best
        cue = (meant.start + passage.span.start, meant.end + passage.span.start)
        shape = self._reading.cues.shapes[meant.metric]
        subject = subject_of(passage, self._reading, quantity, shape)
        if subject is None:
            return None
        breakdown = breakdown_of(passage, self._reading, quantity, cue, meant.metric, subject)
        if breakdown == "total":
            breakdown = self._changed(passage, meant.metric)
        return None if breakdown is None else _Answer(meant.metric, subject, breakdown, slug, is_inferred, cue, like)

    def _changed(self, passage: Passage, metric: str) -> str:
        """Return what a change is broken down by: as the figure of this sentence that changed, "up by 100 percent"."""
        if self._last is None or self._last[0] is not passage or _CHANGE.search(metric) is None:
            return "total"
        answer = self._last[2]
        return answer.breakdown if self._reading.vocabulary.kinds.get(answer.breakdown) == "substance" else "total"

    def _chained(self, passage: Passage, quantity: Quantity) -> _Answer | None:
        """Return the answer of the figure before for one that is compared with it or is a part of it."""
        link = self._link(passage, quantity)
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


def _meant(
    passage: Passage, reading: Reading, quantity: Quantity, taught: Figures | None
) -> tuple[Meant, str, bool, str] | None:
    """Return the metric a figure answers most likely, the slug of its unit, whether that is inferred, and like what.

    The words beside the figure speak for a metric, and so do the accepted figures that are like it.
    """
    by = passage.span.start
    here = replace(quantity, start=quantity.start - by, end=quantity.end - by)
    others = [replace(q, start=q.start - by, end=q.end - by) for q in passage.quantities if q is not quantity]
    around = f"{passage.heading} {passage.previous.span.text if passage.previous else ''}"
    found: dict[str, Meant] = {}
    for meant in reading.cues.metrics.find(passage.span.text, _without_names(passage), here, others, around):
        if meant.metric not in found or meant.score > found[meant.metric].score:
            found[meant.metric] = meant
    like = taught.of(passage, quantity) if taught is not None else {}
    end = here.end
    scores = {metric: CUED * meant.score for metric, meant in found.items()}
    scores |= {metric: one.score + scores.get(metric, 0.0) for metric, one in like.items()}
    for metric, score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < LEAST and metric not in found:
            break
        unit = _unit(metric, quantity, passage, reading)
        if unit is not None:
            meant = found.get(metric) or Meant(metric, score, end, end)
            return (meant, *unit, like[metric].like if metric in like else "")
    return None


def _without_names(passage: Passage) -> str:
    """Return the words of a passage with blanks for names: the "Office on Drugs and Crime" says nothing of crimes."""
    text = passage.span.text
    for mention in passage.mentions:
        if mention.kind not in ("substance", "country", "aggregate") and mention.text != mention.text.lower():
            start, end = mention.start - passage.span.start, mention.end - passage.span.start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _continued(reading: Reading, quantity: Quantity, answer: _Answer) -> _Answer | None:
    """Return the answer of the figure before for this one, when its unit fits."""
    dimension = reading.vocabulary.metrics[answer.metric].dimension
    if quantity.unit is None:
        return answer if dimension in ("count", "people") else None
    if quantity.unit.dimension == dimension:
        return replace(answer, unit=quantity.unit.slug, inferred_unit=False)
    return answer if quantity.unit.dimension == "money" and dimension == "price_per_mass" else None


def _unit(metric: str, quantity: Quantity, passage: Passage, reading: Reading) -> tuple[str, bool] | None:
    """Return the unit in which the figure can answer the metric and whether it is not printed; None when it cannot."""
    dimension = reading.vocabulary.metrics[metric].dimension
    printed = quantity.unit
    if printed is None:
        own = {"count": "count", "people": "people"}.get(dimension)
        if own is not None:
            return own, False
        if dimension == "money" and quantity.magnitude:
            default = next(r["unit"] for r in reading.vocabulary.other_rows["metrics"] if r["slug"] == metric)
            return default, True
        return None
    if printed.dimension == dimension:
        return printed.slug, False
    if dimension == "count" and (printed.dimension == "people" or quantity.text.lower() in ("once", "twice", "thrice")):
        return "count", False
    if printed.dimension == "money" and dimension == "price_per_mass":
        unit = _price(printed, passage, reading)
        return (unit, False) if unit else None
    return None


def _price(money: Unit, passage: Passage, reading: Reading) -> str | None:
    """Return the unit of a price: money for the weight that the sentence names."""
    for word in re.findall(r"\b(?:per|one|a|each|1)\s+(\w+)", passage.span.text):
        mass = reading.vocabulary.units.find(word.lower())
        if mass is not None and mass.dimension == "mass":
            unit = reading.vocabulary.units.find(f"{money.slug.lower()}_per_{mass.slug}")
            return unit.slug if unit else None
    return None


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
        notes["period"] = f"No period is printed; {why}."
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


def _nothing(passage: Passage, reading: Reading, proposer: str) -> Iterator[Candidate]:
    """Yield the nil that a negation states: "no officials were accused" of a metric that counts them."""
    for negation in _NONE.finditer(passage.span.text):
        start = negation.start() + passage.span.start
        for metric, patterns in reading.cues.metrics.cues.items():
            dimension = reading.vocabulary.metrics[metric].dimension
            if dimension not in ("count", "people", "mass"):
                continue
            cue = next(
                (found for pattern in patterns for found in pattern.finditer(passage.span.text)
                 if -1 <= found.start() - negation.end() <= 12), None,
            )  # fmt: skip
            if cue is None or reading.country is None:
                continue
            unit = {"count": "count", "people": "people"}.get(dimension, "kg")
            end = cue.end() + passage.span.start
            quantity = Quantity(start, end, passage.text(start, end), "0", None)
            shape = reading.cues.shapes[metric]
            subject = subject_of(passage, reading, quantity, shape)
            time = next((t for t in passage.times if t.start >= end), passage.times[0] if passage.times else None)
            if subject is None:
                continue
            said = passage.text(start, end).rstrip(".")
            period, why = (time.period, "") if time else (reading.current, "read from what the document covers")
            values = {
                "metric": metric, "subject": subject, "period": period, "value": f"0 {unit}",
                "note": " ".join(filter(None, [f"Printed in words: {said}.", why and f"No period is printed; {why}."])),
                "at": passage.at(start, end), **({"inferred": ["period"]} if why else {}),
            }  # fmt: skip
            yield Candidate(
                "observations", values, proposer, f"a negation before “{cue[0]}”", f"nil {metric}", passage.span.text
            )
            break
