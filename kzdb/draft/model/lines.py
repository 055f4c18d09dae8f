"""What a model points at as a line of claims.toml: numbers, units and dates as the document prints them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from kzdb.draft.propose.milestones import modality_of
from kzdb.draft.propose.names import kind_of_name
from kzdb.draft.propose.relations import dates_of
from kzdb.draft.propose.what import unit_of
from kzdb.draft.propose.when import RISES
from kzdb.draft.text.passage import Passage
from kzdb.draft.text.quantities import Quantity, quantities
from kzdb.draft.text.reading import Reading
from kzdb.draft.text.relative import Time
from kzdb.facts.numbers.readings import show
from kzdb.facts.periods import PeriodError, parse_period

__all__ = ["READERS"]

Reader = Callable[[Mapping[str, str], Passage, int, int, Reading], dict[str, Any] | str]
"""Takes what a model says, and the words from start to end of a sentence; returns the keys of a line, or why not."""

_TIMES = re.compile(r"(?P<sign>(?:\S+ )?)(?P<times>[1-9]\d*(?:\.\d+)?)")
_PART = re.compile(r"(?P<sign>(?:\S+ )?)(?P<part>0\.\d+)")
_NONE = re.compile(r"\b(?:no|not a single|not any|none|never|nobody|nothing|zero)\b", re.IGNORECASE)
_LEAST = {
    "tens": ("20", ""), "dozens": ("24", ""), "hundreds": ("200", ""), "thousands": ("2", "thousand"),
    "millions": ("2", "million"), "billions": ("2", "billion"),
}  # fmt: skip
"""What a plural means at least, and its magnitude; as seeds/vocabulary/conventions.md says."""

_VAGUE = re.compile(rf"\b(?P<many>{'|'.join(_LEAST)})(?:\s+of\s+(?P<of>thousands|millions|billions))?\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban?\b(?=\s+\w)", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every|everybody|everyone)\b", re.IGNORECASE)


def _figure(says: Mapping[str, str], passage: Passage, start: int, end: int, reading: Reading) -> dict[str, Any] | str:
    metric, period = says.get("metric", ""), says.get("period", "undated")
    if metric not in reading.vocabulary.metrics:
        return f"of an unknown metric {metric!r}"
    found = _quantity(says.get("number", ""), passage, start, end, metric, reading)
    if found is None:
        return "without a number in the quote"
    quantity, is_typed = found
    unit = unit_of(metric, quantity, passage, reading) or _unit_before(metric, quantity, passage, reading)
    if unit is None:
        return "whose unit does not measure the metric"
    values: dict[str, Any] = {"metric": metric, "subject": says.get("subject", reading.country or "")}
    if says.get("breakdown", "total") != "total":
        values["breakdown"] = says["breakdown"]
    values |= {"period": period, "value": quantity.value(unit[0])}
    notes = {}
    if not _is_printed(period, passage.times):
        notes["period"] = "The sentence prints no such period; read from the text around it."
    if unit[1]:
        notes["unit"] = f"No unit is printed; read as {unit[0]}."
    if not is_typed:
        notes["value"] = f"Printed as “{' '.join(quantity.text.split())}”."
    if notes:
        values["note"] = " ".join(notes.values())
    start, end = min(start, quantity.start), max(end, quantity.end)
    values["at"] = passage.at(start, end)
    if quantity.text != passage.text(start, end) and "value" not in notes:
        values["printed"] = " ".join(quantity.text.split())
    return {**values, "inferred": sorted(notes)} if notes else values


def _quantity(
    number: str, passage: Passage, start: int, end: int, metric: str, reading: Reading
) -> tuple[Quantity, bool] | None:
    """Return the figure of a quote that a model means, and whether it is typed as the document prints it."""
    in_words = _none_or_all(number, passage, start, end, metric, reading)
    if in_words is not None:
        return in_words, False
    inside = re.search(r"\s+".join(map(re.escape, number.split())), passage.text(start, end)) if number else None
    if inside is not None:
        start, end = start + inside.start(), start + inside.end()
    found = _printed(passage.span.text, passage, start, end, reading)
    if found is None:
        read = _one(passage, start, end, reading) or _vague(passage, start, end)
        return None if read is None else (read, False)
    times, part = _TIMES.fullmatch(found.number), _PART.fullmatch(found.number)
    percent = None
    if times and found.unit is not None and found.unit.slug == "times" and _is_percent_more(metric, reading):
        percent = f"{times['sign']}{show((Fraction(times['times']) - 1) * 100)}"  # "twice as much"
    elif part and found.unit is None and reading.vocabulary.metrics[metric].dimension == "ratio":
        percent = f"{part['sign']}{show(Fraction(part['part']) * 100)}"  # "one quarter of the product"
    if percent is None:
        return found, True
    return replace(found, number=percent, unit=reading.vocabulary.units.find("percent")), False


def _is_percent_more(metric: str, reading: Reading) -> bool:
    """Say whether a metric is a rise in percent."""
    return reading.vocabulary.metrics[metric].unit == "percent" and metric.endswith(tuple(f"_{word}" for word in RISES))


def _printed(text: str, passage: Passage, start: int, end: int, reading: Reading) -> Quantity | None:
    """Return the first figure of a quote; `text` is what is read as its sentence."""
    by = passage.span.start
    for one in quantities(text, reading.vocabulary.units, reading.source.habits.notation, labels=True):
        if one.start + by < end and start < one.end + by:
            begin, stop = one.start + by, one.end + by
            return replace(one, start=begin, end=stop, text=passage.text(begin, stop))
    return None


def _one(passage: Passage, start: int, end: int, reading: Reading) -> Quantity | None:
    """Return the one that an article before a unit is: "over a ton"."""
    article = _ARTICLE.search(passage.text(start, end))
    if article is None:
        return None
    at, text = start + article.start() - passage.span.start, passage.span.text
    one = _printed(
        f"{text[:at]}{'1'.ljust(len(article[0]))}{text[at + len(article[0]) :]}", passage, start, end, reading
    )
    return one if one is not None and one.unit is not None else None


def _none_or_all(number: str, passage: Passage, start: int, end: int, metric: str, reading: Reading) -> Quantity | None:
    """Return the nil that a model reads in words, or the hundred percent; None where it reads a number."""
    of_metric = reading.vocabulary.metrics[metric]
    is_all = of_metric.dimension == "ratio" and _ALL.fullmatch(number) is not None
    is_none = _NONE.match(number) is not None
    if not is_none and not is_all:
        return None
    word = (_NONE if is_none else _ALL).search(passage.text(start, end))
    if word is None:
        return None
    unit = reading.vocabulary.units.find(of_metric.unit)
    begin = start + word.start()
    return Quantity(begin, start + word.end(), word[0], "0" if is_none else "100", unit)


def _vague(passage: Passage, start: int, end: int) -> Quantity | None:
    """Return the least that a vague number means: "millions" are at least 2 million."""
    found = _VAGUE.search(passage.text(start, end))
    if found is None:
        return None
    least, magnitude = _LEAST[found["many"].lower()]
    number = " ".join(filter(None, (">=", least, (found["of"] or magnitude).lower().removesuffix("s"))))
    return Quantity(start + found.start(), start + found.end(), found[0], number, None)


def _unit_before(metric: str, quantity: Quantity, passage: Passage, reading: Reading) -> tuple[str, bool] | None:
    """Return the unit of the figure before that fits: "94,000 hectares by hand and 6,000 by other means"."""
    if quantity.unit is not None:
        return None
    dimension = reading.vocabulary.metrics[metric].dimension
    before = [one.unit for one in passage.quantities if one.end <= quantity.start and one.unit is not None]
    return (before[-1].slug, True) if before and before[-1].dimension == dimension else None


def _is_printed(period: str, times: Sequence[Time]) -> bool:
    """Say whether the times of a sentence have the beginning and the end of a period."""
    try:
        wanted = parse_period(period)
        printed = [parse_period(time.period) for time in times if not time.inferred]
    except PeriodError:
        return True  # the checks say what is wrong with it
    if wanted.type == "undated":
        return True
    return any(one.start == wanted.start for one in printed) and any(one.end == wanted.end for one in printed)


def _relation(
    says: Mapping[str, str], passage: Passage, start: int, end: int, reading: Reading
) -> dict[str, Any] | str:
    kind = says.get("type", "")
    ends = {name: says.get(name, "") for name in ("subject", "object")}
    values: dict[str, Any] = {"subject": ends["subject"], "type": kind, "object": ends["object"]}
    values |= dates_of(passage, kind)
    unnamed = [name for name, entity in ends.items() if not _is_named(entity, passage, reading)]
    if unnamed:
        values["note"] = f"The {' and the '.join(unnamed)} is not named in the sentence; read from the text around it."
    values["at"] = passage.at(start, end)
    return {**values, "inferred": sorted(unnamed)} if unnamed else values


def _is_named(entity: str, passage: Passage, reading: Reading) -> bool:
    """Say whether a sentence names an entity; of one that the vocabulary has not the checks speak."""
    if entity not in reading.vocabulary.kinds or reading.name_of(entity) in passage.span.text:
        return True
    return any(mention.entity == entity for mention in passage.entities)


def _date(says: Mapping[str, str], passage: Passage, start: int, end: int, reading: Reading) -> dict[str, Any] | str:
    date = says.get("date", "")
    same = [time for time in passage.times if any(part.startswith(date) for part in time.written.split("/"))]
    time = min(same, key=lambda time: (time.inferred, max(start - time.end, time.start - end)), default=None)
    date = time.written if time is not None and time.kind == "days" else date  # "7-8 February" for the 7th
    values: dict[str, Any] = {"entity": says.get("entity", ""), "type": says.get("type", ""), "date": date}
    if time is None or time.inferred:
        values["note"] = "The sentence prints no such date; read from the text around it."
    values |= modality_of(date, reading)
    values["at"] = passage.at(start, end)
    if time is not None and not (start <= time.start and time.end <= end):
        values["also"] = [passage.at(time.start, time.end)]
    return {**values, "inferred": ["date"]} if "note" in values else values


def _name(says: Mapping[str, str], passage: Passage, start: int, end: int, reading: Reading) -> dict[str, Any] | str:
    entity, name = says.get("entity", ""), " ".join(passage.text(start, end).split())
    if entity not in reading.vocabulary.kinds:
        return f"of an unknown entity {entity!r}"
    kind = kind_of_name(name, reading.name_of(entity))
    values = {"entity": entity, "language": reading.source.language, "kind": kind, "name": name}
    return {**values, "at": passage.at(start, end)}


READERS: Mapping[str, tuple[str, Reader]] = {
    "figures": ("observations", _figure),
    "relations": ("relations", _relation),
    "dates": ("milestones", _date),
    "names": ("names", _name),
}
"""The lists of an answer: the array of claims.toml for each, and what reads an item."""
