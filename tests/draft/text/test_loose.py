"""Entities that a sentence describes without their name."""

from __future__ import annotations

import pytest

from tests.draft.conftest import MakeReading


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The U.S. Drug Enforcement Administration closed an office in Tashkent.", "usa_dea_tashkent"),
        ("The Uzbek government held talks.", "uzb_government"),
        ("The 2017 World Drug Report says so.", "world_drug_report_2017"),
        ("The 2007 World Drug Report says so.", "world_drug_report_2007"),
    ],
)
def test_what_is_described(make_reading: MakeReading, sentence: str, expected: str) -> None:
    """By the words of a name in any order, by one word of a body of the country, by the year of an edition."""
    (*_, passage) = make_reading(f"Yearly note on Uzbekistan\n\n{sentence}\n").passages

    assert expected in {mention.entity for mention in passage.entities}


def test_a_part_of_a_name_describes_nothing_else(make_reading: MakeReading) -> None:
    """The United Nations are not named by the name of their office."""
    (*_, passage) = make_reading("The United Nations Office on Drugs and Crime met Tajik officers.\n").passages

    assert {"unodc", "TJK"} == {mention.entity for mention in passage.entities}
