"""How fresh a section is: by the sources of what it prints, on the day of the edition."""

from __future__ import annotations

import datetime as dt

import pytest

from kzdb.language.wording import Wording
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Claim, Evidence, Passage, Place, Source
from kzdb.report.page.freshness import Freshness

YEARLY = Source("yearly", "The yearly report", "Office", dt.date(2015, 3, 1), "month", "a.txt", "", "en",
                dt.date(2016, 3, 31), dt.date(2026, 11, 20))  # fmt: skip
ONCE = Source("once", "A note", "Office", dt.date(2018, 2, 20), "day", "b.txt", "", "en")


def claim(number: int, source: Source) -> Claim:
    """Return a claim with a passage of a source."""
    passages = (Passage(source.slug, Place(line=1), 0, "words"),)
    return Claim(number, number, "observation", "5 kg", None, None, False, (), "actual", passages)


@pytest.fixture
def ledger() -> Ledger:
    """Give a ledger of two sections: a figure of one source and a fact of the other; that of the other alone."""
    ledger = Ledger(place="money")
    ledger.add("figure", "f-1", "5 kg", [1])
    ledger.add("fact", "t-2", "words", [2])
    ledger.place = "law"
    ledger.add("fact", "t-2", "words", [2])
    return ledger


def filled(ledger: Ledger, wording: Wording, day: str) -> list[str]:
    """Return how fresh the sections money, law and an empty one are on a day."""
    evidence = Evidence({1: claim(1, YEARLY), 2: claim(2, ONCE)}, {"yearly": YEARLY, "once": ONCE})
    fresh = Freshness(evidence, wording, ledger, dt.date.fromisoformat(day))
    return [fresh.fill(str(fresh.callables()["freshness"](section))) for section in ("money", "law", "empty")]


def test_a_section_has_three_days(ledger: Ledger, wording: Wording) -> None:
    """Its newest source, the last look for newer ones, the next edition; a look that is still to come is unknown."""
    law = "Newest source 20 February 2018. Newer ones not looked for yet."
    looked = "Newer ones looked for 20 November 2026. New edition due since March 2016."

    assert [
        f"Newest source 20 February 2018. {looked}",
        law,
        "",
    ] == filled(ledger, wording, "2026-11-28")
    assert [f"{law} New edition expected March 2016.", law, ""] == filled(ledger, wording, "2016-03-31")
    assert law in {entry.text for entry in ledger.entries if entry.kind == "label"}


@pytest.mark.parametrize(("day", "is_late"), [("2016-03-31", False), ("2016-04-01", True)])
def test_figures_older_than_they_should_be_are_stamped(
    ledger: Ledger, wording: Wording, day: str, is_late: bool
) -> None:
    """Where they open a section; one without such figures has no stamp."""
    evidence = Evidence({1: claim(1, YEARLY), 2: claim(2, ONCE)}, {"yearly": YEARLY, "once": ONCE})
    fresh = Freshness(evidence, wording, ledger, dt.date.fromisoformat(day))
    places = []
    for section in ("money", "law"):
        ledger.place = section
        places.append(str(fresh.callables()["late_sources"]()))

    money, law = map(fresh.fill, places)

    stamp = '<p class="late">Older than it should be: The yearly report (a new edition was expected in March 2016).</p>'
    assert (stamp if is_late else "", "") == (money, law)
