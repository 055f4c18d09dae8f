"""Which metric a figure answers, and in which unit."""

from __future__ import annotations

import re
from dataclasses import replace

from kzdb.draft.precedents.figures import LEAST, Figures
from kzdb.draft.text.meanings import Meant
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity
from kzdb.draft.text.reading import Reading
from kzdb.facts.units import Unit

__all__ = ["changed_by", "meant_by", "seized", "unit_of"]

CUED = 0.8
"""What the score of words beside a figure weighs against its likeness to an accepted one."""


_MORE = re.compile(
    r"\s*(?:[a-z-]+\s+)?(?:(?P<rise>more|higher|greater)|(?P<fall>less|fewer|lower))\s+(?:\([^()]*\)\s+)?than\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[a-z-]+\s+)?(?:or|and|,)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"\s*(?:(?P<rise>increase|rise|growth|more|higher)|(?P<fall>decrease|decline|drop|less|lower))\s*\(\s*"
)


def changed_by(passage: Passage, quantity: Quantity) -> str | None:
    """Return "rise" or "fall" for a figure that says how much more or less there was than before; None for another.

    "24 cases more than", "24 cases or 30 percent more than", "a 30% increase (24 cases)".
    """
    index = passage.quantities.index(quantity)
    if index and (inside := _IN_BRACKETS.fullmatch(passage.text(passage.quantities[index - 1].end, quantity.start))):
        return inside.lastgroup
    end = quantity.end
    for after in passage.quantities[index + 1 :]:
        if _JOINED.fullmatch(passage.text(end, after.start)) is None:
            break
        end = after.end
    found = _MORE.match(passage.text(end, passage.span.end))
    return found.lastgroup if found else None


def meant_by(
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
        unit = unit_of(metric, quantity, passage, reading)
        if unit is not None:
            meant = found.get(metric) or Meant(metric, score, end, end)
            return (meant, *unit, like[metric].like if metric in like else "")
    return None


_A = re.compile(r"\b(?:an?|one|single|another)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CONSIGNMENT = re.compile(r"\s*(?:\w+\s+)?(?:seizure|shipment|consignment|haul|batch|load|cargo)\b", re.IGNORECASE)


def seized(passage: Passage, reading: Reading, quantity: Quantity, metric: str, breakdown: str) -> str:
    """Return the metric of a weight that was seized: a precursor is no drug, "a 37 kg seizure" is not all of them."""
    if metric != "drug_seizures":
        return metric
    is_precursor = reading.vocabulary.kinds.get(breakdown) == "substance" and reading.type_of(breakdown) == "precursor"
    is_one = _A.search(passage.text(passage.span.start, quantity.start)) and _CONSIGNMENT.match(
        passage.text(quantity.end, passage.span.end)
    )
    kind = "precursor_seizures" if is_precursor else metric
    kind = "seized_consignment_size" if is_one else kind
    return kind if kind in reading.vocabulary.metrics else metric


def _without_names(passage: Passage) -> str:
    """Return the words of a passage with blanks for names: the "Office on Drugs and Crime" says nothing of crimes."""
    text = passage.span.text
    for mention in passage.mentions:
        if mention.kind not in ("substance", "country", "aggregate") and mention.text != mention.text.lower():
            start, end = mention.start - passage.span.start, mention.end - passage.span.start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def unit_of(metric: str, quantity: Quantity, passage: Passage, reading: Reading) -> tuple[str, bool] | None:
    """Return the unit in which the figure can answer the metric and whether it is not printed; None when it cannot."""
    of_metric = reading.vocabulary.metrics[metric]
    dimension = of_metric.dimension
    printed = quantity.unit or _unit_of_list(quantity, passage)
    if printed is None:
        own = {"count": "count", "people": "people"}.get(dimension)
        if own is not None:
            return own, False
        if dimension == "money" and quantity.magnitude:
            return of_metric.unit, True
        return None
    if printed.dimension == dimension:
        return printed.slug, False
    if dimension == "count" and (printed.dimension == "people" or quantity.text.lower() in ("once", "twice", "thrice")):
        return "count", False
    if printed.dimension == "money" and dimension.startswith("price_per_"):
        unit = _price(printed, dimension, passage, reading)
        return (unit, False) if unit else None
    return None


_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or|to))\s*", re.IGNORECASE)


def _unit_of_list(quantity: Quantity, passage: Passage) -> Unit | None:
    """Return the unit at the end of a list for a figure of it: "269 and 204 ha"."""
    end = quantity.end
    for after in (one for one in passage.quantities if one.start >= quantity.end):
        if _LISTED.fullmatch(passage.text(end, after.start)) is None:
            return None
        if after.unit is not None:
            return after.unit
        end = after.end
    return None


def _price(money: Unit, dimension: str, passage: Passage, reading: Reading) -> str | None:
    """Return the unit of a price: money for the weight, area or piece that the sentence names."""
    for word in re.findall(
        r"\b(?:per|one|an?|each|every|1)\s+(?:(?:each|every)\s+)?(?:\w+-\w+\s+)?(\w+)", passage.span.text
    ):
        per = reading.vocabulary.units.find(word.lower())
        unit = reading.vocabulary.units.find(f"{money.slug.lower()}_per_{per.slug}") if per is not None else None
        if unit is not None and unit.dimension == dimension:
            return unit.slug
    return None
