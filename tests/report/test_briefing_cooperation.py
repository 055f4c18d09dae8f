"""Services and assistance in the country briefing: every partner with what it gives, and nothing said twice."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from kzdb.report import render_html

ROOT = Path(__file__).resolve().parents[2]
BRIEFING = ROOT / "reports" / "country-briefing"
SHARED = ROOT / "reports" / "_shared"


def section(connection: DuckDBPyConnection, name: str, country: str = "KAZ", as_of: str = "2026-11-22") -> str:
    """Return the HTML of one section of a briefing."""
    html = render_html(connection, BRIEFING, SHARED, {"as_of": as_of, "country": country}, None).html
    return html.partition(f'<section id="{name}"')[2].partition("</section>")[0]


def table(html: str, title: str) -> list[list[str]]:
    """Return the rows of the table under a heading: the text of every cell, without notes."""
    body = html.partition(f"<h2>{title}</h2>")[2].partition("</table>")[0].partition("</thead>")[2]
    for note in (r"<kz-note.*?</kz-note>", r"<sup.*?</sup>"):
        body = re.sub(note, "", body, flags=re.DOTALL)
    rows = re.findall(r"<tr.*?</tr>", body, re.DOTALL)
    return [[plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]


def plain(cell: str) -> str:
    """Return the text of a cell."""
    return " ".join(unescape(re.sub("<.*?>", "", cell.replace("<br>", " "))).split())


def test_services_tell_who_runs_and_helps_them(seeds: DuckDBPyConnection) -> None:
    """Centres, partners outside the state, the project and the magazines, each with its people."""
    rows = {row[0]: row[1:] for row in table(section(seeds, "prevention"), "Services, projects and publications")}
    assert "Ministry of Health of Kazakhstan" == rows["Rehabilitation centre of the Ministry of Health"][0]
    assert (
        "Partner non-governmental organisations: 73 (2014)" in rows["Non-governmental organisations in Kazakhstan"][2]
    )
    assert "73" not in rows["Youth organisations in Kazakhstan"][2]
    assert ["Ministry of Internal Affairs of Kazakhstan", "–", "Magazines"] == rows["Future without Drugs, Narcopost"]
    project = rows["Project to train substance use treatment staff (since 2014)"]
    assert ["Kazakhstan", "United Nations Office on Drugs and Crime, United States"] == project[:2]


def test_assistance_goes_by_partner_with_its_figures(seeds: DuckDBPyConnection) -> None:
    """The United States, UNODC and what the country gives to others, each work with its own figures."""
    rows = table(section(seeds, "cooperation"), "Assistance by partner")
    heads = [row[0] for row in rows if len(row) == 1]
    assert ["In the country", "Together with others", "For other countries"] == heads
    works = {row[1]: row for row in rows if len(row) > 1}
    figures = {
        "United States training programmes for counter-narcotics officers 2014": "11 (2014)",
        "UNODC projects carried out in or with Kazakhstan (from 2011)": "more than USD 100 million",
        "Paris Pact Initiative (from 2003)": "USD 980 million",
        "Operation TARCET II, part of: Operation TARCET": "more than 440 t",
        "Project to restore the drug control system of Kyrgyzstan (from 2010)": "EUR 36,068 (2010)",
    }
    assert [name for name, figure in figures.items() if figure not in works[name][3]] == []
    coast_guard = next(row for name, row in works.items() if name.startswith("Project to strengthen the Coast Guard"))
    assert coast_guard[0] == "United States (support)"
    assert "border security programme" in coast_guard[1]


@pytest.mark.parametrize("country", ["KAZ", "USA", "KGZ", "AFG"])
def test_nothing_is_said_twice(seeds: DuckDBPyConnection, country: str) -> None:
    """No statement stands both in the table and in a list, and no row of a table is empty."""
    html = section(seeds, "cooperation", country)
    said = re.findall(r'<span class="fact" id="t-[^"]*">([^<]*\.)</span>', html)
    assert sorted(set(said)) == sorted(said)
    for name, title in (
        ("cooperation", "Assistance by partner"),
        ("prevention", "Services, projects and publications"),
    ):
        for row in table(section(seeds, name, country), title):
            assert row[1:] == [] or set(row[1:]) != {"–"}


def test_the_same_project_as_the_other_country_sees_it(seeds: DuckDBPyConnection) -> None:
    """What Kazakhstan gives stands in Kyrgyzstan's briefing as received, with its giver."""
    rows = table(section(seeds, "cooperation", "KGZ"), "Assistance by partner")
    assert ["In the country"] == rows[0]
    assert "Kazakhstan (funding), UNODC (execution)" == rows[1][0]


def test_nothing_later_than_the_cut_off_is_told(seeds: DuckDBPyConnection) -> None:
    """Before the American report of 2015 neither its programmes nor its services are known."""
    rows = table(section(seeds, "cooperation", as_of="2014-12-31"), "Assistance by partner")
    assert [row[0] for row in rows if "United States" in " ".join(row)] == []
    assert "Narcopost" not in section(seeds, "prevention", as_of="2014-12-31")
