"""What the country briefing must say of our seeds, by the claims it prints; how it says it is the editor's."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from kzdb.publish.connection import open_published
from kzdb.report import Draft
from tests.publish.bases import BASE, write_base
from tests.reports.conftest import Write

SECTION = re.compile(r'<section id="([a-z]+)"(.*?)</section>', re.DOTALL)
FIGURES = {
    ("drug_seizures", "102.064 kg"), ("drug_seizures", "76.575 kg"), ("drug_seizures", "38.5 t"),
    ("drug_price_growth", "about 6 times"), ("registered_drug_users", "25,000 people"),
    ("programme_budget", "136,000,000 USD"), ("contribution_paid", "300,000 USD"), ("contribution_paid", "36,068 EUR"),
}  # fmt: skip
"""Figures that no edition may lack: metric and answer."""


def printed(draft: Draft) -> set[int]:
    """Return the claims whose answers a page prints as figures or facts."""
    return {one for entry in draft.page.ledger.entries for one in entry.claims if entry.kind in ("figure", "fact")}


@pytest.fixture(scope="module")
def english(seeds: duckdb.DuckDBPyConnection, write: Write) -> Draft:
    """Give the briefing of Kazakhstan in English."""
    return write(seeds, "country-briefing")


def test_it_prints_the_figures_that_matter(seeds: duckdb.DuckDBPyConnection, english: Draft) -> None:
    """Prices, seizures, users, budgets and contributions are on the page, both sides of a contradiction too."""
    ids = sorted(printed(english))
    found = set(
        seeds.execute("SELECT predicate, value_text FROM claims WHERE list_contains(?, claim_id)", [ids]).fetchall()
    )

    assert set() == FIGURES - found


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_language_prints_the_same_claims(
    language: str, seeds: duckdb.DuckDBPyConnection, english: Draft, write: Write
) -> None:
    """A reader of Russian or Kazakh gets no fact less than a reader of English, and no text that lacks."""
    other = write(seeds, "country-briefing", language)

    assert printed(english) == printed(other)
    assert not other.wording.catalog.missing


def test_every_theme_says_how_fresh_it_is(english: Draft) -> None:
    """When its newest source came out, when somebody looked for another, when the next is expected."""
    themes = [row["slug"] for row in english.results["themes"]]
    says = english.wording.text("fresh-changed", date="|").partition("|")[0]
    parts = {found[1]: found[2] for found in SECTION.finditer(english.page.html)}

    assert set(themes) <= set(parts)
    assert [] == [theme for theme in themes if says not in parts[theme]]


def test_sentences_in_a_cell_stand_apart(english: Draft) -> None:
    """No sentence begins right behind the call or the voice of the one before it."""
    assert '</span></span><span class="fact"' not in english.page.html
    assert '</sup><span class="fact"' not in english.page.html
    assert "(undated)</span><span" not in english.page.html


def test_a_thin_country_has_one_list_of_notes(seeds: duckdb.DuckDBPyConnection, write: Write) -> None:
    """Two pages name each source once: in that list, with its grade and file in a line below it."""
    html = write(seeds, "country-briefing", country="TKM").page.html

    assert 1 == html.count('<ol class="notes">')
    assert '<ul class="sources">' not in html
    assert "incsr2018_turkmenistan.txt" in html


def test_its_queries_run_on_a_base_that_knows_little(tmp_path: Path, write: Write) -> None:
    """On a made-up base of another country no query breaks its key, in any language."""
    settings = write_base(tmp_path, BASE["case"])
    with open_published(settings.published) as connection:
        for language in ("en", "ru", "kk"):
            assert "AAA" in write(connection, "country-briefing", language, country="AAA").page.html
