"""Sections of one report teach the next: two with claims, and a third that says the like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import read_drafts

AddSource = Callable[..., Path]

KAZAKH = """\
Kazakhstan

In 2018, investigators took 41 internet pages offline and put a stop to them.
The U.S. Drug Enforcement Administration has a memorandum of understanding with the Ministry of Internal Affairs of \
Kazakhstan.
The Collective Security Treaty Organisation (CSTO) met in Almaty. Drugs from Afghanistan go to Russia.
"""
KYRGYZ = """\
Kyrgyzstan

In 2018, investigators took 17 internet pages offline and put a stop to them.
The U.S. Drug Enforcement Administration has a memorandum with the Ministry of Internal Affairs of Kyrgyzstan.
The Shanghai Cooperation Organisation (SCO) met in Almaty. Drugs from Afghanistan go to Russia.
"""
UZBEK = """\
Uzbekistan

In 2018, investigators took 57 internet pages offline and put a stop to them.
The U.S. Drug Enforcement Administration has agreements with law enforcement agencies of Uzbekistan.
The Commonwealth of Independent States (CIS) met in Almaty.
"""
CLAIMS = """\
observations = [
  {{metric = "websites_closed", subject = "{country}", period = "2018", value = "{count} count", \
at = "3: {count} internet pages", printed = "{count}"}},
]
relations = [
  {{subject = "usa_dea", type = "party_to", object = "{agreement}", at = "4: Drug Enforcement Administration"}},
  {{subject = "{body}", type = "party_to", object = "{agreement}", at = "4: Ministry of Internal Affairs"}},
  {{subject = "northern_route", type = "route_leads_to", object = "RUS", at = "5: Russia"}},
]
names = [
  {{entity = "{entity}", language = "en", kind = "acronym", name = "{acronym}", at = "5: {acronym}"}},
]
"""


def teach(add_source: AddSource) -> None:
    """Add two sections with their claims."""
    for country, text, names in (
        ("KAZ", KAZAKH, {"count": 41, "body": "kaz_mia", "agreement": "dea_kaz_mia_mou", "entity": "csto"}),
        ("KGZ", KYRGYZ, {"count": 17, "body": "kgz_mia", "agreement": "dea_kgz_mia_memorandum", "entity": "sco"}),
    ):
        folder = add_source(country.lower(), text)
        source = (folder / "source.toml").read_text("utf-8")
        (folder / "source.toml").write_text(source.replace("Uzbekistan", text.partition("\n")[0]), "utf-8")
        claims = CLAIMS.format(country=country, acronym=str(names["entity"]).upper(), **names)
        (folder / "claims.toml").write_text(claims, "utf-8")


def drafted(workspace: Settings, slug: str, group: str) -> list[tuple[dict[str, object], str]]:
    """Draft a source and return the values of its candidates of a group, each with why."""
    pipeline.draft(workspace, slug)
    drafts = [draft.candidate for draft in read_drafts(workspace.seeds / slug)]
    return [(dict(one.values), one.why) for one in drafts if one.group == group]


@pytest.mark.parametrize(
    ("is_taught", "expected"),
    [(True, [("websites_closed", "UZB", "2018", "57 count", "like kaz:2")]), (False, [])],
)
def test_a_figure_is_read_as_the_accepted_one_it_is_like(
    workspace: Settings, add_source: AddSource, is_taught: bool, expected: list[tuple[str, ...]]
) -> None:
    """No cue knows "internet pages"; the sections before do, and their own figures are replaced by those at hand."""
    if is_taught:
        teach(add_source)
    add_source("uzbekistan", UZBEK)

    found = drafted(workspace, "uzbekistan", "observations")

    said = [(v["metric"], v["subject"], v["period"], v["value"], why) for v, why in found]
    assert expected == said


def test_what_a_name_says_of_the_names_in_it(workspace: Settings, add_source: AddSource) -> None:
    """Those between whom two agreements were had joined them; an agreement that is only described is known by its name.

    What nobody says here is not said again.
    """
    teach(add_source)
    add_source("uzbekistan", UZBEK)

    found = drafted(workspace, "uzbekistan", "relations")

    assert {
        ("usa_dea", "party_to", "dea_uzb_agreements"),
        ("uzb_law_enforcement", "party_to", "dea_uzb_agreements"),
    } == {(v["subject"], v["type"], v["object"]) for v, _ in found}


def test_spellings_that_people_wrote_down(workspace: Settings, add_source: AddSource) -> None:
    """Of documents that came out together only acronyms in brackets were claimed: only such ones are proposed."""
    teach(add_source)
    add_source("uzbekistan", UZBEK)

    assert ["CIS"] == [values["name"] for values, _ in drafted(workspace, "uzbekistan", "names")]


def test_a_fact_that_two_sources_say_in_the_same_words(workspace: Settings, add_source: AddSource) -> None:
    """The words are in the new document, too; who drafts is told where they were accepted."""
    teach(add_source)
    add_source("uzbekistan", UZBEK + "Russia is where drugs go.\n")

    found = drafted(workspace, "uzbekistan", "relations")

    assert [("northern_route", "RUS", "like kaz:7")] == [
        (v["subject"], v["object"], why) for v, why in found if v["type"] == "route_leads_to"
    ]


def test_measuring_hides_a_source_and_its_other_editions(workspace: Settings, add_source: AddSource) -> None:
    """The edition of the year before says the same of the same country; only another country's section teaches."""
    teach(add_source)
    add_source("kaz_2017", KAZAKH, published="2018")
    source = (workspace.seeds / "kaz" / "source.toml").read_text("utf-8")
    later = source.replace("kaz.txt", "kaz_2017.txt").replace("2019", "2018")
    (workspace.seeds / "kaz_2017" / "source.toml").write_text(later, "utf-8")
    claims = (workspace.seeds / "kaz" / "claims.toml").read_text("utf-8").replace("websites_closed", "staff")
    (workspace.seeds / "kaz_2017" / "claims.toml").write_text(claims.replace("41 count", "41 people"), "utf-8")

    (one,) = [
        row for row in pipeline.measure_proposers(workspace, ["kaz"])["kaz"]
        if (row.kind, row.proposer) == ("observation", "all")
    ]  # fmt: skip

    assert (1, 1, 1) == (one.accepted, one.shown, one.right)


def test_an_unreadable_document_of_another_source_stops_nobody(workspace: Settings, add_source: AddSource) -> None:
    """It teaches nothing, and the other section still does; who drafts hears of it."""
    teach(add_source)
    add_source("uzbekistan", UZBEK)
    assert workspace.documents is not None
    (workspace.documents / "kaz.txt").write_bytes(b"\xff\xfa")
    heard: list[str] = []

    pipeline.draft(workspace, "uzbekistan", progress=heard.append)

    why = [
        one.candidate.why
        for one in read_drafts(workspace.seeds / "uzbekistan")
        if one.candidate.group == "observations"
    ]
    assert ["like kgz:2"] == why
    assert ["learning nothing from kaz"] == [line.partition(":")[0] for line in heard if "learning" in line]


@pytest.mark.parametrize(("title", "expected"), [("Uzbekistan", ["northern_route"]), ("Azerbaijan", [])])
def test_a_route_is_meant_where_it_is_known_to_pass(
    workspace: Settings, add_source: AddSource, title: str, expected: list[str]
) -> None:
    """Other sources lead it through Central Asia, to which Uzbekistan belongs and Azerbaijan does not."""
    teach(add_source)
    claims = workspace.seeds / "kaz" / "claims.toml"
    passes = '{subject = "northern_route", type = "route_passes_through", object = "central_asia", at = "5: Drugs"},'
    claims.write_text(claims.read_text("utf-8").replace("relations = [", f"relations = [\n  {passes}"), "utf-8")
    folder = add_source("new", f"{title}\n\nHeroin is bound for China.\n")
    source = folder / "source.toml"
    source.write_text(source.read_text("utf-8").replace("Uzbekistan", title), "utf-8")

    found = [values for values, _ in drafted(workspace, "new", "relations") if values["type"] == "route_leads_to"]

    assert expected == [values["subject"] for values in found]
