"""Relations that phrases and accepted sentences give reason for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import read_drafts
from tests.draft.conftest import MakeReading
from tests.draft.propose.test_grammar import drafted

AddSource = Callable[..., Path]


def triples(make_reading: MakeReading, text: str) -> set[tuple[object, ...]]:
    """Return subject, type and object of each relation drafted."""
    lines = drafted(make_reading, f"Uzbekistan.\n\n{text}\n", "relations")
    return {(line["subject"], line["type"], line["object"]) for line in lines}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a party to the Convention on Psychotropic Substances.",
         ("UZB", "party_to", "psychotropics_convention_1971")),
        ("The country has a long border with Afghanistan.", ("UZB", "borders", "AFG")),
        ("Kazakhstan’s Border Guard Service is based in Almaty.", ("kaz_border_service", "located_in", "almaty")),
        ("Kazakhstan maintains a close relationship with UNODC.", ("KAZ", "cooperates_with", "unodc")),
        ("The letter of agreement between Russia and the United States on counter-narcotics programmes is old.",
         ("RUS", "party_to", "rus_usa_letter_of_agreement")),
        ("The press release of the Ministry of Internal Affairs of Russia of October 2017 says so.",
         ("rus_mia_press_release_2017", "published_by", "rus_mia")),
        ("Heroin is smuggled from Afghanistan.", ("UZB", "supplied_from", "AFG")),
        ("Heroin is trafficked into the country mostly through Tajikistan.", ("UZB", "supplied_from", "TJK")),
        ("Drugs come on the southern route (Iran to Pakistan).", ("southern_route", "route_passes_through", "IRN")),
        ("Drugs come on the southern route (Iran to Pakistan).", ("southern_route", "route_leads_to", "PAK")),
        ("UNODC has working relationships with CARICC.", ("unodc", "cooperates_with", "caricc")),
        ("Kairat Umarov is the chair of CARICC.", ("caricc", "led_by", "kairat_umarov")),
        ("CARICC director, Major-General Grigorii Pustovitov, spoke.",
         ("grigorii_pustovitov", "holds_office_in", "caricc")),
        ("The director of CARICC, Kairat Umarov, spoke.", ("kairat_umarov", "holds_office_in", "caricc")),
        ("The Uzbek government established a Vetted Unit of the Drug Control Agency of Tajikistan.",
         ("tjk_vetted_unit", "established_by", "uzb_government")),
        ("UNODC released its long World Drug Report 2017.", ("world_drug_report_2017", "published_by", "unodc")),
        ("UNODC met, jointly with the authorities of Russia and Kazakhstan.",
         ("unodc", "cooperates_with", "KAZ")),
        ("Police found the psychotropic substance “methamphetamine”.",
         ("methamphetamine", "belongs_to_class", "psychotropic_substances")),
        ("The drugs originated in China and were destined for Afghanistan.", ("AFG", "supplied_from", "CHN")),
        ("The U.S. Drug Enforcement Administration closed its office in Tashkent.",
         ("usa_dea_tashkent", "located_in", "tashkent")),
    ],
)  # fmt: skip
def test_what_a_phrase_joins(make_reading: MakeReading, text: str, expected: tuple[str, str, str]) -> None:
    """A subject that is not named is the country; a name may stand in the possessive, and say who its parties are."""
    assert expected in triples(make_reading, text)


def test_a_named_end_is_not_the_country(make_reading: MakeReading) -> None:
    """Where a sentence names both ends of a relation, the document's country is not one of them as well."""
    found = triples(make_reading, "Heroin is smuggled into Kazakhstan mostly from Afghanistan.")

    assert {("KAZ", "supplied_from", "AFG")} == found


@pytest.mark.parametrize(
    "text",
    [
        "Uzbekistan does not cooperate with UNODC.",
        "Uzbekistan never joined the Collective Security Treaty Organization (CSTO).",
        "There is no evidence of heroin production in Uzbekistan.",
    ],
)
def test_what_a_sentence_denies(make_reading: MakeReading, text: str) -> None:
    """No relation is read from what is said not to be."""
    assert set() == triples(make_reading, text)


def test_whose_a_body_is_is_no_end(make_reading: MakeReading) -> None:
    """A name right before that of a body only says whose the body is."""
    found = triples(make_reading, "Kairat Umarov is head of the UNODC Border Guard Service of Kazakhstan.")

    assert {"kaz_border_service"} == {subject for subject, kind, _ in found if kind == "led_by"}


def test_whose_a_body_is_in_the_possessive(make_reading: MakeReading) -> None:
    """The country of "Kazakhstan's Border Guard Service" is no end, either."""
    found = triples(make_reading, "UNODC has wide cooperation with Kazakhstan’s Border Guard Service.")

    assert {"KAZ"}.isdisjoint({other for _, _, other in found})


def test_whom_a_country_has_is_the_end(make_reading: MakeReading) -> None:
    """Who trains a body of a country did not train the country."""
    found = triples(make_reading, "The United States trained Kazakhstan’s CARICC.")

    assert {("USA", "trains", "caricc")} == found


def test_a_but_begins_another_clause(make_reading: MakeReading) -> None:
    """ "It" behind a "but" is the country, not what was named before."""
    text = "The United States sent help, but it is a party to the Convention on Psychotropic Substances."

    assert {("UZB", "party_to", "psychotropics_convention_1971")} == triples(make_reading, text)


SENTENCE = "{title}\n\nThe customs of {title} rehearse together with colleagues of {name} each spring.\n"
TAUGHT = """\
relations = [
  {{subject = "{country}", type = "cooperates_with", object = "{other}", at = "3: {name}"}},
]
"""


@pytest.mark.parametrize(("is_taught", "expected"), [(True, {("UZB", "cooperates_with", "JPN")}), (False, set())])
def test_a_relation_is_read_as_the_accepted_ones_it_is_like(
    workspace: Settings, add_source: AddSource, is_taught: bool, expected: set[tuple[str, str, str]]
) -> None:
    """Words that no cue has mean what they mean in accepted sentences of other sources."""
    lessons = [("KAZ", "Kazakhstan", "CHN", "China"), ("KGZ", "Kyrgyzstan", "IND", "India")]
    for country, title, other, name in lessons if is_taught else []:
        folder = add_source(country.lower(), SENTENCE.format(title=title, name=name))
        source = folder / "source.toml"
        source.write_text(source.read_text("utf-8").replace("Uzbekistan", title), "utf-8")
        (folder / "claims.toml").write_text(TAUGHT.format(country=country, other=other, name=name), "utf-8")
    add_source("uzb", SENTENCE.format(title="Uzbekistan", name="Japan"))
    pipeline.draft(workspace, "uzb")
    drafts = [draft.candidate for draft in read_drafts(workspace.seeds / "uzb")]

    assert expected == {
        (one.values["subject"], one.values["type"], one.values["object"]) for one in drafts if one.group == "relations"
    }
