"""A claim is a slot, an answer, and the passages that carry it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kzdb.facts.claims import KINDS, Claim, Milestone, Naming, Observation, Relation, Statement
from kzdb.facts.dates import parse_date
from kzdb.facts.figures import parse_figure
from kzdb.facts.locators import parse_locator
from kzdb.facts.periods import parse_period
from kzdb.facts.units import Unit, Units

KG = Unit("kg", "kilogram", "kg", "mass", "kg", Fraction(1))
FIGURE, UNIT = parse_figure("344.6 kg", Units([KG]))
SEIZED = Observation("drug_seizures", "NAM", "heroin", parse_period("2014"), FIGURE, UNIT)
MEMBER = Relation("NAM", "member_of", "coast_office", 1, parse_date("2009"), None, None)
OPENED = Milestone("coast_office", "opened", 1, parse_date("2009"))
ROUTE = Statement("NAM", "route", "main", "By sea.")
ACRONYM = Naming("coast_office", "en", "acronym", 1, "CO")


def test_the_slot_is_the_question_not_the_answer() -> None:
    """Another figure, date, text or name answers the same fact."""
    other, unit = parse_figure("724.1 kg", Units([KG]))

    assert SEIZED.slot == replace(SEIZED, figure=other, unit=unit).slot
    assert MEMBER.slot == replace(MEMBER, start=None, role="host").slot
    assert OPENED.slot == replace(OPENED, date=parse_date("2010")).slot
    assert ROUTE.slot == replace(ROUTE, says="By land.").slot
    assert ACRONYM.slot == replace(ACRONYM, name="C.O.").slot


def test_nine_months_are_not_a_year() -> None:
    """Another period is another fact; so are another drug, another term, another aspect."""
    assert SEIZED.slot != replace(SEIZED, period=parse_period("2014-01/2014-09")).slot
    assert SEIZED.slot != replace(SEIZED, breakdown="total").slot
    assert MEMBER.slot != replace(MEMBER, n=2).slot
    assert ROUTE.slot != replace(ROUTE, aspect="heroin").slot


def test_every_kind_has_its_class() -> None:
    """The five kinds of the store are the five classes, in order."""
    assert KINDS == tuple(content.kind for content in (SEIZED, MEMBER, OPENED, ROUTE, ACRONYM))


def test_where_a_claim_is_typed_does_not_matter() -> None:
    """A claim moved to another line of its file is the same claim."""
    here = Claim(SEIZED, (parse_locator("3@5: 344.6 kg"),), line=3)

    assert here == replace(here, line=40)
