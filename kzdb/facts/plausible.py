"""What cannot be, by what a metric is: a share over 100 %, half a person, a report of what was yet to come."""

from __future__ import annotations

from kzdb.facts.claims import Claim, Milestone, Observation, Relation
from kzdb.facts.dates import DatedSpan
from kzdb.facts.figures import Figure
from kzdb.facts.periods import Period
from kzdb.facts.units import Unit

__all__ = ["impossible"]

SIGNED = ("ratio",)
"""Natures of metrics that may be negative: a change may go down."""

MOST = {"people": 10**10, "count": 10**13}
"""The most people or things that a figure may count; of anything else, `MOST_OF_ALL` in the base unit."""

MOST_OF_ALL = 10**16
YEARS = range(1000, 2201)
"""Years that a fact may be about; others are slips of the pen."""


def impossible(claim: Claim, nature: str | None, published: DatedSpan | None) -> tuple[str, str] | None:
    """Return the field that is wrong and what was expected, or None when the claim can be.

    Args:
        claim: as typed, without regard to its note.
        nature: of its metric; None for what is no observation.
        published: when the edition was published, if it is known.
    """
    match claim.content:
        case Observation() as said:
            found = _figure(said.figure, said.unit, nature or "") or _period(said.period)
            later = said.period.type != "undated" and _is_later(claim, said.period.start, published)
            return found or (("period", _no_later(published)) if later else None)
        case Relation() as said:
            if said.subject == said.object:
                return "object", "another entity than the subject"
            for field, date in (("from", said.start), ("to", said.end)):
                if date is not None and field == "from" and _is_later(claim, date.start, published):
                    return field, _no_later(published)
                if date is not None and (year := _strange_year(date.start, date.end)):
                    return field, year
        case Milestone() as said:
            if _is_later(claim, said.date.start, published):
                return "date", _no_later(published)
            if year := _strange_year(said.date.start, said.date.end):
                return "date", year
    return None


def _figure(figure: Figure, unit: Unit, nature: str) -> tuple[str, str] | None:
    if figure.low.coef < 0 and nature not in SIGNED:
        return "value", f"no negative number: the metric is a {nature}"
    values = [number.value if unit.factor == 1 else number.value * unit.factor for number in figure.numbers]
    if nature == "share" and values[-1] > 1:
        return "value", "at most 100 per cent: the metric is a share"
    if unit.base in ("people", "count") and any(value.denominator != 1 for value in values):
        return "value", f"a whole number of {unit.name}"
    most = MOST.get(unit.base, MOST_OF_ALL)
    if any(abs(value.numerator) > most * value.denominator for value in values):
        return "value", f"at most {most:,} of the base unit {unit.base}"
    return None


def _period(period: Period) -> tuple[str, str] | None:
    year = None if period.type == "undated" else _strange_year(period.start, period.end)
    return ("period", year) if year else None


def _strange_year(start: str, end: str) -> str | None:
    if int(start[:4]) in YEARS and int(end[:4]) in YEARS:
        return None
    return f"a year from {YEARS.start} to {YEARS.stop - 1}"


def _is_later(claim: Claim, start: str, published: DatedSpan | None) -> bool:
    """Whether what is said to have been began only after the edition was published."""
    if published is None or claim.modality != "fact" or claim.nature != "reported":
        return False
    return start > published.end


def _no_later(published: DatedSpan | None) -> str:
    return f"a fact of a time before the edition was published, {published.end if published else ''}"
