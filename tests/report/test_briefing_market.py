"""What the briefing says of prices, seizures and the register: the change, its check, its causes and its doubts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from kzdb.report import render_html

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "reports"
_NOTE = re.compile(r"<kz-note.*?</kz-note>", re.DOTALL)
_CALL = re.compile(r'<sup class="call">.*?</sup>', re.DOTALL)


@pytest.fixture(scope="module")
def page(seeds: DuckDBPyConnection) -> str:
    """Give the HTML of the English briefing on Kazakhstan."""
    return page_of(seeds, "KAZ")


def page_of(seeds: DuckDBPyConnection, country: str, as_of: str = "2026-11-22") -> str:
    """Return the HTML of a country's briefing."""
    params = {"country": country, "as_of": as_of}
    return render_html(seeds, REPORTS / "country-briefing", REPORTS / "_shared", params).html


def section(html: str, name: str) -> str:
    """Return the markup of one section."""
    return html.partition(f'<section id="{name}"')[2].partition("</section>")[0]


def words(markup: str) -> str:
    """Return what a reader sees of markup, without note calls."""
    text = re.sub(r"<[^>]+>", "", _CALL.sub("", _NOTE.sub("", markup))).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", text)


def test_the_register_is_told_from_its_first_count_to_its_newest(page: str) -> None:
    """One chart of the counts, the change we computed, and that the counts are of different sources."""
    demand = section(page, "demand")
    assert 1 == demand.count("<img")
    text = words(demand)
    assert "shrank by 32.0%: to 36,137 people in January–September 2014, from 53,172 people in June 2007." in text
    assert "(earlier: IRIN News; later: United States Department of State)" in text
    assert 'id="d-change-' in demand


def test_the_rate_is_text_with_the_change_that_its_source_prints(page: str) -> None:
    """No chart of nearly equal bars; the source's own percentage stands beside the figures, and the verdict."""
    text = words(section(page, "demand"))
    assert "398.3 in 2006, down from 427 in 2005. The source itself prints this change as 6.7%; checked by rule" in text
    assert "it agrees." in text


def test_the_multiple_gives_a_span_beside_both_doubts(page: str) -> None:
    """Both sources doubt the register; a multiple of a count is printed by its ends, with its formula in the note."""
    demand = section(page, "demand")
    text = words(demand)
    assert "almost certainly understates" in text
    assert "By unofficial figures" in text
    assert "reports 4 times as many drug users as the register held (June 2007)" in text
    assert "makes about 190,000–240,000 people" in text
    assert "10 times (1994–2006; Government of Kazakhstan). The base holds no figures" in text


def test_the_growth_of_a_price_is_checked_and_explained(page: str) -> None:
    """What we compute from the prices, what the source prints, the rule's verdict, and the chain of causes in order."""
    prices = section(page, "prices")
    text = words(prices)
    assert "heroin (Southern Kazakhstan) cost about 6 times as much in 2014 as in 2007–2008." in text
    assert "prints this change as 6 times; checked by rule against its figures, it agrees." in text
    chain = prices.partition('<ol class="chain">')[2].partition("</ol>")[0]
    steps = re.findall(r"<li.*?</li>", chain, re.DOTALL)
    told = ("Interdiction by", "opioids became scarcer", "6 times the price (2007–2014)", "imports of synthetic drugs")
    assert len(told) == len(steps)
    assert [] == [want for want, step in zip(told, steps, strict=True) if want not in words(step) or "#n" not in step]
    assert "UNODC report of 2014" in words(prices.partition("Another cause")[2])


def test_what_the_chain_tells_is_not_told_twice(page: str) -> None:
    """The statements that stand with the prices are left out of the section on supply."""
    supply = words(section(page, "supply"))
    assert "opioids became scarcer" not in supply
    assert "Opium production fell" not in supply
    assert "Cannabis growing" in supply


def test_fewer_seizures_are_judged_by_their_two_claims(page: str) -> None:
    """The fall stands in the title with our percentage; what it means is a judgement of low confidence."""
    supply = section(page, "supply")
    text = words(supply)
    assert "Heroin seized in January–September 2014: 52.4% less than in January–September 2013" in text
    assert "There is a roughly even chance that this fall in seizures means less trafficking" in text
    assert "(low confidence)" in text


@pytest.mark.parametrize("country", ["AFG", "RUS"])
def test_elsewhere_nothing_of_it_is_printed(seeds: DuckDBPyConnection, country: str) -> None:
    """Without prices and counts there is no such section, and what the chain would hold stays with supply."""
    html = page_of(seeds, country)
    assert ("", "") == (section(html, "prices"), section(html, "demand"))
    assert "Traffickers have turned" in words(section(html, "supply"))


def test_only_what_was_published_by_the_cut_off_counts(seeds: DuckDBPyConnection) -> None:
    """Before the later source one count is left: no change is computed, and the seizures are unknown."""
    html = page_of(seeds, "KAZ", "2010-01-01")
    demand = words(section(html, "demand"))
    assert "The register of drug users shrank" not in demand
    assert "about 190,000–240,000 people" in demand
    assert "" == section(html, "prices")
