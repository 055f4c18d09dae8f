"""The defence sheet of a claim, as data and as text."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from kzdb import pipeline
from kzdb.cli import cli
from kzdb.config import Settings
from kzdb.errors import PublishError

BUDGET = "programme_budget clean_coast 2012/2020"


def test_a_sheet_gathers_all_that_stands_behind_a_claim(small: Settings) -> None:
    """The claim, its passage, source, grade, rivals, decision and history."""
    sheet = pipeline.trace(small, BUDGET)

    assert ("41,000,000 USD", "$41 million") == (sheet["claim"]["value_text"], sheet["claim"]["as_printed"])
    assert [("annual_report.txt", 7, "budget of $41 million")] == [
        (row["document"], row["line"], row["quote"]) for row in sheet["citations"]
    ]
    assert "B" == sheet["source"]["reliability"]
    assert [("ministry_page", "136,000,000 USD")] == [(row["source"], row["value_text"]) for row in sheet["others"]]
    assert [("draft_against_adopted", "decided")] == [(row["kind"], row["status"]) for row in sheet["contradictions"]]
    assert ["clean_coast_budget"] == [row["decision"] for row in sheet["decisions"]]
    assert [(1, "opened")] == [(row["revision"], row["change"]) for row in sheet["history"]]


def test_the_passage_stands_in_its_context_when_the_document_is_at_hand(small: Settings, tmp_path: Path) -> None:
    """Before and after the quote; nothing of it without the document, or with another edition of it."""
    documents = shutil.copytree(small.root / "documents", tmp_path / "documents")
    at_hand = pipeline.trace(replace(small, documents=documents), BUDGET)["citations"][0]
    without = pipeline.trace(small, BUDGET)["citations"][0]
    (documents / "annual_report.txt").write_text("Another edition.\n", "utf-8")
    other = pipeline.trace(replace(small, documents=documents), BUDGET)["citations"][0]

    assert "budget of $41 million" == at_hand["quote"]
    assert len(at_hand["before"]) == at_hand["char_start"]
    assert [(None, None)] * 2 == [(row["before"], row["after"]) for row in (without, other)]


def test_a_claim_is_named_by_number_or_by_words(small: Settings) -> None:
    """Words name the preferred claim on the fact; the breakdown may be left out."""
    by_words = pipeline.trace(small, "drug_seizures NAM heroin 2019-01/2019-09")["claim"]["claim_id"]

    assert by_words == pipeline.trace(small, str(by_words))["claim"]["claim_id"]
    assert "undated" == pipeline.trace(small, "staff_share harbour_agency women undated")["claim"]["period_type"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("99999", "claim: got 99999, expected a live one"),
        ("drug_seizures", "expected a number or 'METRIC SUBJECT"),
        ("drug_seizures NAM heroin 2020-13", "period: got '2020-13'"),
        ("drug_seizures NAM heroin 1999", "which no source answers"),
    ],
)
def test_words_that_name_no_claim(small: Settings, words: str, message: str) -> None:
    """One line says what was expected."""
    with pytest.raises(PublishError, match=message):
        pipeline.trace(small, words)


def test_the_command_tells_it_in_words(small: Settings) -> None:
    """`kzdb trace` prints the sheet; --json prints it for programs."""
    said = CliRunner().invoke(cli, ["trace", *BUDGET.split(), "--root", str(small.root)])

    assert (0, "") == (said.exit_code, said.stderr)
    assert "printed: $41 million" in said.output
    assert "clean_coast_budget (holds): prefers annual_report" in said.output
    data = CliRunner().invoke(cli, ["trace", *BUDGET.split(), "--json", "--root", str(small.root)])
    assert '"value_text": "41,000,000 USD"' in data.output


def test_diff_as_a_command(small: Settings) -> None:
    """`kzdb diff 0 1` tells the whole base as new; data on stdout, the count on stderr."""
    said = CliRunner().invoke(cli, ["diff", "0", "1", "--root", str(small.root)])

    assert 0 == said.exit_code
    assert {"new"} == {line.split()[0] for line in said.stdout.splitlines()}
    assert "changes from revision 0 to 1" in said.stderr
