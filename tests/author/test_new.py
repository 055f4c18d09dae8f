"""A new report builds at once, on any base."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from kzdb.author.new import new_report
from kzdb.config import Settings
from kzdb.errors import DefinitionError
from kzdb.publish.connection import open_published
from kzdb.report import lint, read_report, write_draft

SHARED = Path(__file__).resolve().parents[2] / "reports" / "_shared"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder without reports."""
    shutil.copytree(SHARED, tmp_path / "_shared")
    return tmp_path


def test_a_new_report_is_sound(reports: Path, small: Settings) -> None:
    """It prints what the base has of the country, with what sources disagree on, and needs no editor's look."""
    new_report(reports, "first", 'What "we" know', "NAM")
    report = read_report(reports / "first", reports / "_shared")
    with open_published(small.published) as connection:
        draft = write_draft(connection, report, {}, None, dt.date(2026, 11, 1))

    assert [] == list(lint(report))
    assert {"en": 'What "we" know'} == report.manifest.title
    assert draft.page.ledger.figures > 0
    assert "Namibia" in draft.page.html


def test_a_country_without_figures(reports: Path, small: Settings) -> None:
    """The page says so."""
    new_report(reports, "first", "First", "NOR")
    with open_published(small.published) as connection:
        report = read_report(reports / "first", reports / "_shared")
        draft = write_draft(connection, report, {}, None, dt.date(2026, 11, 1))

    assert "The base has no figures on Norway." in draft.page.html


@pytest.mark.parametrize(
    ("slug", "says"), [("First", "small letters"), ("../out", "small letters"), ("old", "already")]
)
def test_names_that_cannot_be(reports: Path, slug: str, says: str) -> None:
    """One line each, and nothing is written."""
    (reports / "old").mkdir()
    with pytest.raises(DefinitionError, match=says):
        new_report(reports, slug, "Title", "NAM")

    assert ["_shared", "old"] == sorted(path.name for path in reports.iterdir())
