"""What the base held at a revision, and what of it had been published by a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from tests.conftest import copy_workspace, settings_of

NEW = '  {entity = "NOR", topic = "route", says = "None.", at = "8@0: Heroin"},'


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on a published file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@dataclass(frozen=True)
class Two:
    """Published files: revision 1 when it was the newest, the same when there was a second, and the second."""

    first: Path
    old: Path
    new: Path


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, small: Settings, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """Give two revisions of the small workspace, from either database (the first is the same from both)."""
    root = copy_workspace(tmp_path_factory.mktemp("two") / "workspace")
    settings = settings_of(root, request.getfixturevalue(f"{request.param}_stores").new("loaded"))
    change(settings)
    old = pipeline.publish(settings, revision=1, output=root / "old.duckdb").path
    return Two(small.published, old, pipeline.publish(settings).path)


def change(settings: Settings) -> None:
    """Load another figure, another name, one claim less, one more: revision 2."""
    edits = {
        "annual_report/claims.toml": [
            ('"1.2 t"', '"1.20 t"'),
            ('  {entity = "harbour_agency", kind = "acronym", name = "HA", at = "5@49: (HA)"},\n', ""),
            ("statements = [\n", f"statements = [\n{NEW}\n"),
        ],
        "vocabulary/organisations.csv": [("Coast Office", "Office of the Coast")],
    }  # fmt: skip
    for file, changes in edits.items():
        path = settings.seeds / file
        for old, new in changes:
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), "utf-8")
    assert 2 == pipeline.load(settings).revision


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM claims ORDER BY claim_id",
        "SELECT slug, name FROM organisations ORDER BY slug",
        "SELECT content_sha256 FROM _published",
    ],
)
def test_an_old_revision_reads_as_it_was(two: Two, query: str) -> None:
    """Its claims, the names of that time, the hash of all; the new revision has others."""
    assert ask(two.first, query) == ask(two.old, query)
    assert ask(two.new, query) != ask(two.old, query)


def test_a_file_knows_its_revisions(two: Two) -> None:
    """What came later is not in an old one."""
    assert [(1,)] == ask(two.old, "SELECT max(revision) FROM revisions")
    assert [(1, 32, 0), (2, 2, 2)] == ask(two.new, "SELECT revision, opened, closed FROM revisions ORDER BY revision")
    assert [("Office of the Coast",)] == ask(two.new, "SELECT name FROM organisations WHERE slug = 'coast_office'")


def test_the_changes_of_a_revision(two: Two) -> None:
    """What was opened, closed and superseded, with the answers before and after."""
    assert [
        ("closed", "harbour_agency", "acronym", "HA", None),
        ("opened", "NOR", "route", None, "None."),
        ("superseded", "NAM", "drug_seizures", "1.2 t", "1.20 t"),
    ] == ask(
        two.new,
        "SELECT change, subject, predicate, old_value, new_value FROM revision_changes WHERE revision = 2 ORDER BY 1",
    )


def test_what_was_said_before_keeps_its_evidence(two: Two) -> None:
    """A superseded claim is in `former_claims` with its figure and its passage."""
    assert [] == ask(two.old, "FROM former_claims")
    (before,) = ask(
        two.old, "SELECT claim_id, source, line, quote FROM observations WHERE breakdown = 'cannabis' AND unit = 't'"
    )
    former = "claim_id, source, line, quote, value, decimals, unit, revision, ended, end_reason"

    assert [(*before, 1.2, 1, "t", 1, 2, "superseded")] == ask(
        two.new, f"SELECT {former} FROM former_claims WHERE end_reason = 'superseded'"
    )
    assert [("re-rounded", before[0], "1.2 t", "1.20 t")] == ask(
        two.new,
        "SELECT change, old_claim, old_value, new_value FROM changes_between(1, 2) WHERE change = 're-rounded'",
    )


@pytest.mark.parametrize(
    ("day", "sources"),
    [
        ("2021-12-30", ["annual_report", "press_note"]),
        ("2021-12-31", ["annual_report", "ministry_page", "press_note"]),
    ],
)
def test_only_what_was_published_by_that_day(small: Settings, tmp_path: Path, day: str, sources: list[str]) -> None:
    """A year counts when it is over; what bears no date cannot be shown to be later."""
    file = pipeline.publish(small, as_of=dt.date.fromisoformat(day), output=tmp_path / "then.duckdb").path

    assert [(source,) for source in sources] == ask(file, "SELECT DISTINCT source FROM claims ORDER BY source")
