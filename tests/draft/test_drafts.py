"""drafts.jsonl keeps what a reviewer decided, through every drafting; checks come before a person sees anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.draft.checks import check
from kzdb.draft.drafts import DRAFTS, merge, read_drafts, write_drafts
from kzdb.draft.propose.grammar import Grammar
from kzdb.draft.propose.tables import Tables
from kzdb.errors import ConfigError, SeedError
from kzdb.load.claims import read_claims
from kzdb.load.vocabulary import Vocabulary
from kzdb.pipeline.inputs import seed_inputs
from tests.draft.conftest import NOTE, MakeReading

RIVAL = (
    'observations = [{metric = "drug_seizures", subject = "UZB", breakdown = "heroin", period = "2018-H1", '
    'value = "{value}", at = "1@0: {quote}"}]\n'
)


def test_drafting_again_keeps_decisions(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A rejected candidate stays rejected, an accepted one accepted, and the rest is drafted as before."""
    folder = add_source("note", NOTE)
    first = pipeline.draft(workspace, "note")
    drafts = read_drafts(folder)
    decided = [replace(drafts[0], state="rejected", reason="wrong"), replace(drafts[1], state="accepted")]
    write_drafts(folder, [*decided, *drafts[2:]])

    second = pipeline.draft(workspace, "note")

    assert (first.open - 2, 2) == (second.open, second.decided)
    assert {"rejected", "accepted"} == {draft.state for draft in read_drafts(folder)[:2]}


def test_a_changed_sentence_opens_its_review_again(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A decision is about these words: of others it says nothing."""
    folder = add_source("note", "Uzbekistan seized 5 kg of heroin in 2018.\n")
    pipeline.draft(workspace, "note")
    write_drafts(folder, [replace(draft, state="rejected") for draft in read_drafts(folder)])
    assert workspace.documents is not None
    (workspace.documents / "note.txt").write_text("Uzbekistan seized 6 kg of heroin in 2018.\n", "utf-8")

    outcome = pipeline.draft(workspace, "note")

    assert 0 < outcome.open


THREE = "In 2018 police in Uzbekistan seized 1,807 kg of heroin, 819.12 kg of heroin and 662.6 kg of heroin.\n"
"""A sentence in which three figures answer one question."""


def test_figures_of_one_sentence_that_answer_the_same(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """Each reaches the reviewer, is counted as measured, and keeps the decision on its own place of the sentence."""
    folder = add_source("note", THREE)
    first = pipeline.draft(workspace, "note")
    drafts = [draft for draft in read_drafts(folder) if draft.candidate.group == "observations"]
    decided = [replace(draft, state="rejected") if "819" in str(draft.candidate.values) else draft for draft in drafts]
    write_drafts(folder, [replace(draft, key=draft.key.partition("-")[0]) for draft in decided])  # as of an old run
    again = pipeline.draft(workspace, "note")

    values = ["1,807 kg", "819.12 kg", "662.6 kg"]
    assert values == [str(draft.candidate.values["value"]) for draft in drafts]
    assert (first.open - 1, 1) == (again.open, again.decided)
    assert [("1,807 kg", "open"), ("819.12 kg", "rejected"), ("662.6 kg", "open")] == [
        (draft.candidate.values["value"], draft.state)
        for draft in read_drafts(folder) if draft.candidate.group == "observations"
    ]  # fmt: skip


def test_a_compound_measure_is_one_draft(make_reading: MakeReading) -> None:
    """The sum is proposed, known to its smallest unit, and the loader takes it; a year and a dash begin no range."""
    text = "Uzbekistan seized 1 ton 380 kg of heroin in 2018.\nUzbekistan seized 80 kg 500 g of opium in 2018.\n"
    reading = make_reading(f"{text}Uzbekistan seized cannabis (2017 – 543.4 kilograms).\n")
    checked = check(Grammar().propose(reading), reading, (), {})

    assert () == checked.refused
    assert [("2018", "1,380. kg"), ("2018", "80.500 kg"), ("2017", "543.4 kg")] == [
        (one.values["period"], one.values["value"]) for one in checked.candidates if one.group == "observations"
    ]  # fmt: skip


def test_two_readings_of_one_figure_are_rivals(make_reading: MakeReading) -> None:
    """What two proposers read differently is shown twice, and each decision stays with its own."""
    reading = make_reading("Uzbekistan seized 5 kg of heroin in 2018.\n")
    (one,) = [one for one in Grammar().propose(reading) if one.group == "observations"]
    other = replace(one, values={**one.values, "value": "~ 5 kg"})
    first, second = merge((), (one, other), "sha")
    again = merge((first, replace(second, state="rejected")), (one, other), "sha")

    assert ["5 kg", "~ 5 kg"] == [draft.candidate.values["value"] for draft in (first, second)]
    assert ["open", "rejected"] == [draft.state for draft in again]


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ("14.2 kg", "other says the same"),
        ("14 kg", "other agrees: 14 kg"),
        ("90 kg", "other contradicts: 90 kg"),
        ("14,200 kg", "other has 14,200 kg: a slip of the unit?"),
    ],
)
def test_rivals_stand_next_to_a_candidate(
    make_reading: MakeReading, vocabulary: Vocabulary, tmp_path: Path, value: str, remark: str
) -> None:
    """What other sources say about the same fact, compared by printed precision."""
    path = tmp_path / "claims.toml"
    path.write_text(RIVAL.replace("{value}", value).replace("{quote}", value), "utf-8")
    reading = make_reading(NOTE)
    checked = check(
        Grammar().propose(reading), reading, (), {"other": read_claims(path, vocabulary, reading.source.habits)}
    )

    (heroin,) = [one for one in checked.candidates if one.values.get("value") == "14.2 kg"]
    assert (remark,) == heroin.remarks


def test_a_table_is_read_by_its_head(make_reading: MakeReading) -> None:
    """Rows of cells: the period above, the substance at the side, the unit in the caption."""
    text = "Drugs seized in Uzbekistan, kilograms\nDrug | 2017 | 2018\nHeroin | 20 | 14.2\nCannabis | 1,040 | 812.5\n"
    reading = make_reading(text)
    checked = check(Tables().propose(reading), reading, (), {})

    assert [
        ("heroin", "2017", "20 kg"), ("heroin", "2018", "14.2 kg"),
        ("cannabis", "2017", "1,040 kg"), ("cannabis", "2018", "812.5 kg"),
    ] == [
        (one.values["breakdown"], one.values["period"], one.values["value"]) for one in checked.candidates
    ]  # fmt: skip


def test_drafts_are_no_reason_to_load(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """What waits for a reviewer is nothing that a load reads."""
    add_source("note", NOTE)
    before = seed_inputs(workspace)
    pipeline.draft(workspace, "note")

    assert before == seed_inputs(workspace)


def test_each_spelling_has_its_number(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A spelling that is claimed, or proposed by another, is no other spelling: numbers go on behind it."""
    folder = add_source("note", "Uzbekistan and the Republic of Uzbekistan seized 5 kg of heroin.\n")
    (folder / "claims.toml").write_text(
        'names = [{entity = "UZB", kind = "alias", name = "Republic", at = "1@19: Republic"}]\n', "utf-8"
    )
    cues = workspace.seeds / "vocabulary" / "cues.csv"
    cues.write_text(cues.read_text("utf-8") + "entities,UZB,en,Republic of Uzbekistan\n", "utf-8")
    pipeline.draft(workspace, "note")
    found = [draft.candidate.values for draft in read_drafts(folder) if draft.candidate.values.get("entity") == "UZB"]

    assert [("preferred", None), ("alias", 2)] == [(line["kind"], line.get("n")) for line in found]


def test_what_is_left_is_listed(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A sentence with a figure that nobody can place is shown to the analyst, in reading order."""
    add_source("note", "Uzbekistan seized 5 kg of heroin in 2018.\nSome 700 camels crossed.\n")

    assert ((2, "Some 700 camels crossed."),) == pipeline.draft(workspace, "note").left


def test_another_language_is_said(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """Without cues of a language only names are looked for, and a warning says so."""
    add_source("note", "Узбекистан изъял 5 кг героина.\n", language="ru")
    outcome = pipeline.draft(workspace, "note")

    (warning,) = outcome.warnings
    assert "no cues for language 'ru'" in warning
    assert {"grammar/2 names": 2} == outcome.counts


def test_bad_input_is_one_line(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """No such source, no document at hand, drafts that something else wrote."""
    folder = add_source("note", NOTE)
    with pytest.raises(ConfigError, match="Did you mean 'note'"):
        pipeline.draft(workspace, "nota")
    (folder / DRAFTS).write_text("{}\n", "utf-8")
    with pytest.raises(SeedError, match=r"drafts\.jsonl:1, draft: got '\{\}', expected a draft that kzdb wrote"):
        pipeline.draft(workspace, "note")
    assert workspace.documents is not None
    (workspace.documents / "note.txt").unlink()
    with pytest.raises(SeedError, match=r"note\.txt: got no such file"):
        pipeline.draft(workspace, "note")


def test_a_scan_and_a_page_that_is_a_picture(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """A PDF without text is refused in one line; the other pages of one that is a picture are drafted."""
    folder = add_source("note", NOTE)
    assert workspace.documents is not None
    source = folder / "source.toml"
    source.write_text(source.read_text("utf-8").replace("note.txt", "note.pdf"), "utf-8")
    pdf = workspace.documents / "note.pdf"
    weasyprint.HTML(string="<p></p>").write_pdf(pdf)
    with pytest.raises(SeedError, match=r"note\.pdf: got 1 page without text, expected text: it is scanned"):
        pipeline.draft(workspace, "note")
    page = "<p>Uzbekistan seized 5 kg of heroin in 2018.</p><p style='break-before: page'></p>"
    weasyprint.HTML(string=page).write_pdf(pdf)

    outcome = pipeline.draft(workspace, "note")
    assert ("no text on page 2: scans or pictures, of which nothing is drafted",) == outcome.warnings
    assert "p1@18: 5 kg" in {str(draft.candidate.values["at"])[:11] for draft in read_drafts(folder)}


def test_measured_against_what_people_accepted(workspace: Settings, add_source: Callable[..., Path]) -> None:
    """Recall counts accepted claims, precision candidates; the source's own claims are hidden from the proposers."""
    folder = add_source("note", NOTE)
    place = f"3@{NOTE.splitlines()[2].index('14.2')}: 14.2 kg"
    claims = RIVAL.replace("{value}", "14.2 kg").replace("1@0: {quote}", place)
    (folder / "claims.toml").write_text(claims, "utf-8")
    measured = pipeline.measure_proposers(workspace)["note"]

    (all_figures,) = [one for one in measured if (one.kind, one.proposer) == ("observation", "all")]
    assert (1, 5, 1, 1) == (all_figures.accepted, all_figures.shown, all_figures.right, all_figures.found)
    assert (0.2, 1.0) == (all_figures.precision, all_figures.recall)
