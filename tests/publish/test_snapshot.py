"""What the base held at a revision, and what of it had been published by a day."""

from __future__ import annotations

import datetime as dt
from itertools import count
from pathlib import Path

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings

NEW = '  {entity = "NOR", topic = "route", says = "None.", at = "8@0: Heroin"},'


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on a published file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


NUMBERS = count()


def snapshot(settings: Settings, revision: int | None = None, as_of: str | None = None) -> Path:
    """Publish a snapshot and return its file."""
    path = settings.root / f"snapshot-{next(NUMBERS)}.duckdb"
    day = dt.date.fromisoformat(as_of) if as_of else None
    pipeline.publish(settings, revision=revision, as_of=day, output=path)
    return path


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


def test_an_old_revision_reads_as_it_was(loaded: Settings) -> None:
    """Its claims, their passages, and the names of that time; on either database."""
    claims = "SELECT * FROM claims ORDER BY claim_id"
    names = "SELECT slug, name FROM organisations ORDER BY slug"
    first = snapshot(loaded)
    before = ask(first, claims), ask(first, names), ask(first, "SELECT content_sha256 FROM _published")
    change(loaded)

    old = snapshot(loaded, revision=1)

    assert before == (ask(old, claims), ask(old, names), ask(old, "SELECT content_sha256 FROM _published"))
    assert [(1,)] == ask(old, "SELECT max(revision) FROM revisions")
    assert [("coast_office", "Office of the Coast")] == ask(
        snapshot(loaded), "SELECT slug, name FROM organisations WHERE slug = 'coast_office'"
    )


def test_the_changes_of_a_revision(loaded: Settings) -> None:
    """What was opened, closed and superseded, with the answers before and after."""
    change(loaded)

    assert [
        ("closed", "harbour_agency", "acronym", "HA", None),
        ("opened", "NOR", "route", None, "None."),
        ("superseded", "NAM", "drug_seizures", "1.2 t", "1.20 t"),
    ] == ask(
        snapshot(loaded),
        "SELECT change, subject, predicate, old_value, new_value FROM revision_changes WHERE revision = 2 ORDER BY 1",
    )
    assert [(1, 32, 0), (2, 2, 2)] == ask(
        snapshot(loaded), "SELECT revision, opened, closed FROM revisions ORDER BY revision"
    )


@pytest.mark.parametrize(
    ("day", "sources"),
    [
        ("2021-02-28", ["press_note"]),
        ("2021-03-01", ["annual_report", "press_note"]),
        ("2021-12-30", ["annual_report", "press_note"]),
        ("2021-12-31", ["annual_report", "ministry_page", "press_note"]),
    ],
)
def test_only_what_was_published_by_that_day(loaded: Settings, day: str, sources: list[str]) -> None:
    """A year counts when it is over; what bears no date cannot be shown to be later."""
    found = ask(snapshot(loaded, as_of=day), "SELECT DISTINCT source FROM claims ORDER BY source")

    assert sources == [source for (source,) in found]
