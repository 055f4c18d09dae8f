"""What a figure is of when a sentence says it in more than one place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import read_drafts
from tests.draft.conftest import MakeReading
from tests.draft.propose.test_grammar import drafted, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2018, courts handed down 764 (39 percent) of the convictions to women, 4,210 convictions in all.",
         {("drug_convictions", "female", "764 count"), ("drug_convictions_share", "female", "39 percent")}),
        ("In 2018, police registered 300 drug-related crimes, including 25 cases of smuggling and 110 drug sales.",
         {("registered_drug_crimes", "total", "300 count"), ("registered_drug_crimes", "smuggling", "25 count"),
          ("registered_drug_crimes", "drug_sales", "110 count")}),
        ("In 2018, women accounted for 310 (20 percent) of the convictions, and 45 convictions (3 percent) involved"
         " repeat offenders.",
         {("drug_convictions", "female", "310 count"), ("drug_convictions_share", "female", "20 percent"),
          ("drug_convictions", "repeat_offenders", "45 count"),
          ("drug_convictions_share", "repeat_offenders", "3 percent")}),
        ("In 2018, there were 31,000 people in prison, of whom 40 percent were there for drug offenses, and 6 percent"
         " of whom were HIV positive.",
         {("prisoners_share", "drug_offences", "40 percent"), ("prisoners_share", "hiv_positive", "6 percent")}),
        ("Of the registered drug users in 2018, 540 are addicted to heroin.",
         {("registered_drug_users", "heroin", "540 people")}),
        ("In 2018, farmers cultivated 90 hectares of poppy, an increase of 12 percent from 2017.",
         {("crop_cultivation", "opium_poppy", "90 ha"), ("crop_cultivation_rise", "opium_poppy", "12 percent")}),
    ],
)  # fmt: skip
def test_a_figure_says_what_part_it_is(
    make_reading: MakeReading, text: str, expected: set[tuple[str, str, str]]
) -> None:
    """Shares of the count before them, the parts of a total, whose part a clause begins with, the change of an area."""
    found = {(metric, breakdown, value) for metric, _, breakdown, _, value in figures(make_reading, text + "\n")}

    assert expected <= found


def test_who_a_sentence_goes_on_about(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """ "In addition" names nobody: the body of the sentence before did it, in the period that was named there."""
    folder = add_source(
        "note",
        "In the first nine months of 2018, the Ministry of Internal Affairs of Kazakhstan carried out 84 operations. "
        "In addition, the arrest of 118 people was reported.\n",
    )

    assert [
        ("counternarcotics_operations", "kaz_mia", "2018-01/2018-09", "84 count"),
        ("drug_arrests", "kaz_mia", "2018-01/2018-09", "118 people"),
    ] == _of_kazakhstan(workspace, folder, "metric", "subject", "period", "value")


def _of_kazakhstan(workspace: Settings, folder: Path, *keys: str) -> list[tuple[str, ...]]:
    """Return some keys of each figure that is drafted when the note is on Kazakhstan."""
    source = folder / "source.toml"
    source.write_text(source.read_text("utf-8").replace("Uzbekistan", "Kazakhstan"), "utf-8")
    pipeline.draft(workspace, folder.name)
    lines = [draft.candidate.values for draft in read_drafts(folder) if draft.candidate.group == "observations"]
    return [tuple(line[key] for key in keys) for line in lines]


@pytest.mark.parametrize(
    ("said", "subject"),
    [("reported 120 arrests", "KAZ"), ("claimed to have made 120 arrests", "kaz_mia"), ("made 120 arrests", "kaz_mia")],
)
def test_who_reports_is_not_who_did(
    workspace: Settings, add_source: Callable[..., Path], said: str, subject: str
) -> None:
    """What a body reports is of the country; what it says to have done itself is its own."""
    folder = add_source("note", f"In 2018, the Ministry of Internal Affairs of Kazakhstan {said}.\n")

    assert [(subject, "120 people")] == _of_kazakhstan(workspace, folder, "subject", "value")


@pytest.mark.parametrize("who", ["The Government of Uzbekistan", "Law enforcement agencies of Uzbekistan"])
def test_who_stands_for_the_country(make_reading: MakeReading, who: str) -> None:
    """What a government or all its agencies did, the country did."""
    expected = {("counternarcotics_operations", "UZB", "total", "2018", "84 count")}

    assert expected == figures(make_reading, f"{who} carried out 84 operations in 2018.\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first nine months of 2018, police made 40 arrests.\n\nPolice also opened 60 criminal cases.",
         "2018-01/2018-09"),
        ("In the first nine months of 2018, police made 40 arrests.\n\nMost were young.\n\n"
         "Police also opened 60 criminal cases.", "2018-01/2018-09"),
        ("In the first nine months of 2018, police made 40 arrests.\n\nOn 3 May 2018 a law came.\n\n"
         "Police also opened 60 criminal cases.", "2018"),
        ("In 2016, police made 40 arrests. Police also opened 60 criminal cases. All this in 2018.", "2016"),
        ("In 2018, police made 40 arrests, compared to 50 in 2017. Police also opened 60 criminal cases.", "2018"),
    ],
)  # fmt: skip
def test_a_period_goes_on_until_another_is_named(make_reading: MakeReading, text: str, expected: str) -> None:
    """Also in the paragraph behind; what is only compared with does not take over."""
    found = {value: period for _, _, _, period, value in figures(make_reading, f"Uzbekistan in 2018.\n\n{text}\n")}

    assert expected == found["60 count"]


def test_a_share_is_of_the_time_of_its_whole(make_reading: MakeReading) -> None:
    """A share of convictions is of a year, one of prisoners of a day."""
    text = "Of the convictions, 39 percent were of women.\n\nOf all prisoners, 20 percent were women.\n"
    found = figures(make_reading, f"Uzbekistan in 2018.\n\n{text}")

    assert {("drug_convictions_share", "2018"), ("prisoners_share", "@2018")} == {
        (metric, period) for metric, _, _, period, _ in found
    }


def test_what_a_programme_consists_of_has_no_date(make_reading: MakeReading) -> None:
    """A year that the document tells of is not the year of a programme's parts."""
    text = "Uzbekistan reports on 2018.\n\nThe Paris Pact Initiative consists of nine plans.\n"

    assert {("programme_plans", "paris_pact", "total", "undated", "9 count")} == figures(make_reading, text)


def test_a_body_of_another_country_is_not_meant(make_reading: MakeReading) -> None:
    """The vocabulary has the interior ministry of Kazakhstan only; that of Uzbekistan is still to be added."""
    text = "In 2018, the Ministry of Internal Affairs of Uzbekistan carried out 84 operations.\n"

    assert {("counternarcotics_operations", "UZB", "total", "2018", "84 count")} == figures(make_reading, text)


@pytest.mark.parametrize(
    "sentence",
    ["They name their aims: 1) to seize drugs, and 2) to arrest dealers.", "One of the “top 20” targets was arrested."],
)
def test_list_marks_are_no_figures(make_reading: MakeReading, sentence: str) -> None:
    """Neither is a number that is part of what something is called."""
    assert set() == {value for *_, value in figures(make_reading, f"In 2018 in Uzbekistan.\n\n{sentence}\n")}


NEWS = """\
In the first six months of this year, police in Uzbekistan seized 200 kg of hashish, more than in the same period \
last year.

Over the reporting period, police made 104 arrests, which is more than in the same period last year.

Police also seized 60 kg of heroin (2017 – 54.5 kg), and 31 criminal cases were sent to court.
"""


def test_a_news_text_tells_of_its_own_year(make_reading: MakeReading) -> None:
    """ "This year" is that of the article, though it prints another more often; what it compares with is not meant."""
    lines = drafted(make_reading, NEWS, "observations", published="2018-07-15")

    assert [("200 kg", "2018-H1"), ("104 people", "2018-H1"), ("60 kg", "2018-H1"), ("54.5 kg", "2017"),
            ("31 count", "2018-H1")] == [(line["value"], line["period"]) for line in lines]  # fmt: skip


def test_who_seized(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """The agent of the verb did it, active or passive, and what it got is listed behind; who only tells did not."""
    folder = add_source(
        "note",
        "In 2018, officers of the Ministry of Internal Affairs of Kazakhstan have seized 200 kg of narcotic drugs.\n\n"
        "The total included 30 kg of heroin and 20 kg of opium.\n\n"
        "In all, 500 kg of drugs were seized in 2018, the Ministry of Internal Affairs said.\n\n"
        "Of these, 80 kg were seized by the Interior Ministry (2017 – 70 kg).\n",
    )

    assert [
        ("kaz_mia", "200 kg"), ("kaz_mia", "30 kg"), ("kaz_mia", "20 kg"), ("KAZ", "500 kg"), ("kaz_mia", "80 kg"),
        ("kaz_mia", "70 kg"),
    ] == _of_kazakhstan(workspace, folder, "subject", "value")  # fmt: skip


def test_how_much_more_is_no_amount(make_reading: MakeReading) -> None:
    """What is said to be more than before is a change; without a metric for it, it is held back."""
    text = "In 2018, police seized 200 kg of hashish, which was 60 kg or 43 percent more than in 2017.\n"

    assert {
        ("drug_seizures", "UZB", "hashish", "2018", "200 kg"),
        ("drug_seizures_rise", "UZB", "hashish", "2017/2018", "43 percent"),
    } == figures(make_reading, f"Uzbekistan in 2018.\n\n{text}")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("15 tonnes of acetic anhydride were seized", ("precursor_seizures", "15 t")),
        ("police made a 37 kg seizure of cocaine", ("seized_consignment_size", "37 kg")),
        ("police seized 37 kg of cocaine", ("drug_seizures", "37 kg")),
    ],
)
def test_what_kind_of_seizure(make_reading: MakeReading, said: str, expected: tuple[str, str]) -> None:
    """A precursor is no drug, and a single seizure is not all that was seized."""
    found = figures(make_reading, f"Uzbekistan in 2018.\n\nIn 2018, {said}.\n")

    assert {expected} == {(metric, value) for metric, _, _, _, value in found}


def test_a_text_goes_on_about_its_only_body(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A report of one body does not name it in each sentence; what it says of the country is the country's."""
    folder = add_source(
        "note",
        "In 2018, the Ministry of Internal Affairs of Kazakhstan carried out 84 operations.\n\n"
        "60 kg of heroin were seized. 500 kg of opium were seized in Kazakhstan.\n",
    )

    assert [("kaz_mia", "84 count"), ("kaz_mia", "60 kg"), ("KAZ", "500 kg")] == _of_kazakhstan(
        workspace, folder, "subject", "value"
    )


def test_a_year_that_is_not_over(make_reading: MakeReading) -> None:
    """What an article of April tells of its own year is of January to April."""
    text = "Uzbekistan goes on in 2018.\n\nPolice seized 60 kg of heroin.\n"
    lines = drafted(make_reading, text, "observations", published="2018-04-28")

    assert [("60 kg", "2018-01/2018-04")] == [(line["value"], line["period"]) for line in lines]
