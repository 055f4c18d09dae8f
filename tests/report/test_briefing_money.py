"""What the briefing says of money: budgets per year of programme, and each contribution counted once."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from kzdb.publish.connection import open_published
from kzdb.report import render_html
from kzdb.report.definition import read_definition
from kzdb.report.query import Rows, run_query
from tests.report.conftest import published

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = ROOT / "reports" / "country-briefing"
SHARED = ROOT / "reports" / "_shared"
_NOTE = re.compile(r"<kz-note.*?</kz-note>", re.DOTALL)
_CALL = re.compile(r'<sup class="call">.*?</sup>', re.DOTALL)


@pytest.fixture(scope="module")
def unfitting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """Give the same seeds with a sum over the years that is smaller than its parts together."""
    folder = tmp_path_factory.mktemp("unfitting")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    seed = folder / "seeds" / "unodc_cooperation_vienna" / "claims.toml"
    text = seed.read_text("utf-8")
    changed = re.sub(r'(period = "2009/2011", value = ")300( thousand)', r"\g<1>260\g<2>", text, count=1)
    assert text != changed
    seed.write_text(changed, "utf-8")
    with open_published(published(folder)) as connection:
        yield connection


def page_of(connection: DuckDBPyConnection, language: str | None = None, **params: str) -> str:
    """Return the HTML of an edition."""
    return render_html(connection, BRIEFING, SHARED, {"as_of": "2026-11-22"} | params, language).html


def money(html: str) -> str:
    """Return the markup of the section on money."""
    return html.partition('<section id="money"')[2].partition("</section>")[0]


def words(markup: str) -> str:
    """Return what a reader sees of markup, without note calls."""
    text = re.sub(r"<[^>]+>", " ", _CALL.sub("", _NOTE.sub("", markup))).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+([,.;)])", r"\1", re.sub(r"\s+", " ", text)).replace("( ", "(")


def rows_of(connection: DuckDBPyConnection, name: str, as_of: str = "2026-11-22", country: str = "KAZ") -> Rows:
    """Return the rows of one of the briefing's queries."""
    return run_query(connection, read_definition(BRIEFING).queries[name], {"as_of": as_of, "country": country})


@pytest.mark.parametrize(
    ("language", "figures", "note", "draft"),
    [
        ("en", ["about USD 87 million", "about USD 27.2 million", "about USD 8.2 million"],
         "about USD 87 million = USD 260 million ÷ 3 years.", "draft"),
        ("ru", ["около 87 млн долл. США", "около 27,2 млн долл. США", "около 8,2 млн долл. США"],
         "около 87 млн долл. США = 260 млн долл. США ÷ 3 года.", "проект"),
        ("kk", ["шамамен 87 млн АҚШ долл.", "шамамен 27,2 млн АҚШ долл.", "шамамен 8,2 млн АҚШ долл."],
         "шамамен 87 млн АҚШ долл. = 260 млн АҚШ долл. ÷ 3 жыл.", "жоба"),
    ],
)  # fmt: skip
def test_budgets_are_told_per_year_of_programme(
    seeds: DuckDBPyConnection, language: str, figures: list[str], note: str, draft: str
) -> None:
    """Three figures with their formula, the draft marked, the mark of disagreement kept."""
    section = money(page_of(seeds, language))
    table = section.partition("<table")[2].partition("</table>")[0]
    found = re.findall(r'<data class="figure derived"[^>]*>(.*?)</data>(<sup class="contested">)?', table)
    assert figures == [text.replace("\N{NO-BREAK SPACE}", " ") for text, _ in found]
    assert [False, True, True] == [bool(mark) for _, mark in found]
    assert [draft] == re.findall(r"<td><b>(.*?)</b></td>", table)
    notes = [re.sub(r"<sup>.*?</sup>|<[^>]*>", "", one) for one in _NOTE.findall(section)]
    assert [note] == [
        one.lstrip("0123456789") for one in (n.replace("\N{NO-BREAK SPACE}", " ") for n in notes) if note in one
    ]


def test_the_table_warns_that_scopes_may_differ(seeds: DuckDBPyConnection) -> None:
    """A figure per year invites a comparison that the sources do not make."""
    assert "What the programmes cover may differ" in words(money(page_of(seeds)))


def test_a_payment_is_counted_once(seeds: DuckDBPyConnection) -> None:
    """July 2009 and 2009 are one payment of two sources; the sum over the years has no bar but spans its parts."""
    rows = rows_of(seeds, "paid_by_year")
    told = [
        (
            row["period_start"].year,
            row["period_end"].year,
            row["unit"],
            row["place"],
            row["place_from"],
            row["place_to"],
        )
        for row in rows
    ]
    assert [
        (2009, 2009, "USD", 1, None, None),
        (2011, 2011, "USD", 2, None, None),
        (2010, 2010, "EUR", 3, None, None),
        (2012, 2013, "USD", 4, None, None),
        (2009, 2011, "USD", None, 1, 2),
    ] == told
    assert ["●●", "●●", "●", "●", "●"] == [row["dots"] for row in rows]
    assert [1, 1, 0, 0, 0] == [len(row["other_claim_ids"]) for row in rows]


def test_a_payment_of_one_source_keeps_its_own_month(seeds: DuckDBPyConnection) -> None:
    """Before the second source was published nothing says that the payment of July is that of the year."""
    rows = rows_of(seeds, "paid_by_year", as_of="2015-12-31")
    assert [("month", "●"), ("year", "●"), ("year", "●")] == [(row["period_type"], row["dots"]) for row in rows]


def test_parts_and_sum_agree_where_the_check_holds(seeds: DuckDBPyConnection) -> None:
    """The finding and the sum computed of the parts come with the check of the base."""
    text = words(money(page_of(seeds)))
    assert "Contributions of single years fit the sum given for the years together" in text
    assert "USD 50,000 (2009) and USD 250,000 (2011) come to USD 300,000;" in text
    assert "for 2009–2011 as a whole the source gives USD 300,000." in text
    assert "Given by more than one source: USD 50,000 (2009); USD 250,000 (2011)." in text
    assert "The payment told for July 2009 is taken to be that of 2009." in text


def test_nothing_is_said_to_agree_where_the_check_fails(unfitting: DuckDBPyConnection) -> None:
    """The title is neutral, no sum is printed; the section on disagreement tells of the check."""
    html = page_of(unfitting)
    text = words(money(html))
    assert "Voluntary contributions over time" in text
    assert "fit the sum" not in text
    assert "come to" not in text
    assert "Sub-periods fit their range" in html


def test_the_picture_tells_payments_sources_and_the_bracket(seeds: DuckDBPyConnection) -> None:
    """The alternative text names every amount with its sources, the bracket as such, and holds no month twice."""
    found = re.search(r'<img class="chart" id="chart-contributions"[^>]*? alt="([^"]*)"', page_of(seeds))
    assert found is not None
    alt = found[1].replace("\N{NO-BREAK SPACE}", " ")
    mission = "Permanent Mission of Kazakhstan to the international organisations in Vienna"
    assert f"2009, to UNODC: USD 50,000 ({mission}; Ministry of Foreign Affairs of Kazakhstan)" in alt
    assert "2010, to UNODC: EUR 36,068 (Ministry of Foreign Affairs of Kazakhstan)" in alt
    assert "bracket, 2009–2011, to UNODC: USD 300,000" in alt
    assert "July" not in alt


def test_no_bar_is_drawn_of_another_currency(seeds: DuckDBPyConnection) -> None:
    """Only dollars have a length; the axis never sets euros beside them."""
    lengths = [(row["unit"], row["thousands"] is not None) for row in rows_of(seeds, "paid_by_year")]
    assert all(drawn == (unit == "USD") for unit, drawn in lengths)
    spec: dict[str, Any] = json.loads((BRIEFING / "charts" / "contributions.vl.json").read_text("utf-8"))
    bars = [layer for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    assert [{"filter": "isValid(datum.thousands)"}] == [bar["transform"][-1] for bar in bars]


@pytest.mark.parametrize("country", ["CHN", "USA", "AFG"])
def test_a_country_without_budgets_has_neither(seeds: DuckDBPyConnection, country: str) -> None:
    """No heading stands over nothing."""
    html = page_of(seeds, country=country)
    assert "Budget per year of programme" not in html
    assert 'id="chart-contributions"' not in html
