"""A new edition's claims are found by those of the one before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.drafts import read_drafts
from tests.draft.conftest import NOTE

CLAIMS = """\
observations = [
  {metric = "drug_seizures", subject = "UZB", breakdown = "cannabis", period = "2018-H1", value = "812.5 kg", at = "3@60: 812.5 kilograms (kg) of cannabis", printed = "812.5 kilograms (kg)"},
  {metric = "drug_seizures", subject = "UZB", breakdown = "cannabis", period = "2017-H1", value = "1,040 kg", at = "3@111: 1,040 kg"},
  {metric = "drug_price", subject = "UZB", breakdown = "heroin", period = "2018", value = "18,000..20,000 usd_per_kg", at = "7@78: between $18,000 and $20,000 per kilogram"},
]
relations = [
  {subject = "caricc", type = "hosted_by", object = "KAZ", at = "6@0: Kazakhstan hosts"},
]
names = [
  {entity = "caricc", kind = "acronym", name = "CARICC", at = "6@82: CARICC"},
]
"""  # noqa: E501
CHANGES = (
    ("2018", "2020"), ("2017", "2019"), ("812.5", "640.25"), ("1,040", "977"), ("$18,000", "$21,500"),
    ("$20,000", "$24,000"), ("Yearly note on Uzbekistan\n", "Yearly note on Uzbekistan\n\nA foreword.\n"),
)  # fmt: skip


def new_edition() -> str:
    """Return the note two years later: other years and figures, a line more on top, a sentence less."""
    text = NOTE.replace("It hosts no centre of its own.", "")
    for old, new in CHANGES:
        text = text.replace(old, new)
    return text


def test_every_claim_is_found_again(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """Same words elsewhere: same claim; changed figures and years are read again, and the old value is said."""
    old = add_source("note_2018", NOTE)
    starts = {"812.5": NOTE.split("\n")[2].index("812.5"), "1,040": NOTE.split("\n")[2].index("1,040")}
    claims = CLAIMS.replace("3@60:", f"3@{starts['812.5']}:").replace("3@111:", f"3@{starts['1,040']}:")
    claims = claims.replace("7@78:", f"7@{NOTE.split(chr(10))[6].index('between')}:")
    claims = claims.replace("6@82:", f"6@{NOTE.split(chr(10))[5].index('CARICC')}:")
    (old / "claims.toml").write_text(claims, "utf-8")
    new = add_source("note_2020", new_edition(), "2021")

    outcome = pipeline.draft(workspace, "note_2020", "note_2018")
    found = [draft.candidate for draft in read_drafts(new) if draft.candidate.proposer == "twin/1"]

    assert () == outcome.refused
    assert [
        ("2020-H1", "640.25 kg", "640.25 kilograms (kg) of cannabis"),
        ("2019-H1", "977 kg", "977 kg"),
        ("2020", "21,500..24,000 usd_per_kg", "between $21,500 and $24,000 per kilogram"),
    ] == [
        (one.values["period"], one.values["value"], one.values["at"].partition(": ")[2])
        for one in found if one.group == "observations"
    ]  # fmt: skip
    assert "the last edition had 812.5 kg" == found[0].why
    assert ["relations", "names"] == [one.group for one in found if one.group != "observations"]


def test_words_that_are_gone_are_not_claimed(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A claim whose sentence is not in the new edition is left out."""
    old = add_source("note_2018", "Uzbekistan seized 5 kg of heroin in 2018.\n")
    (old / "claims.toml").write_text(
        'observations = [{metric = "drug_seizures", subject = "UZB", breakdown = "heroin", period = "2018", '
        'value = "5 kg", at = "1@18: 5 kg of heroin"}]\n', "utf-8",
    )  # fmt: skip
    new = add_source("note_2020", "The weather was fine.\n", "2021")

    pipeline.draft(workspace, "note_2020", "note_2018")

    assert [] == read_drafts(new)
