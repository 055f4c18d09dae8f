"""What changed between two revisions, each kind of change by its name."""

from __future__ import annotations

import shutil

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import PublishError
from tests.conftest import settings_of

CLAIMS = "seeds/annual_report/claims.toml"


Edit = tuple[str, str, str]
"""A seed, what is in it, and what comes in its place."""

STAFF = '  {metric = "staff", subject = "harbour_agency", period = "@2020", value = "> 250 people", '
ANOTHER = [
    (CLAIMS, STAFF + 'at = "5@0: More than 250 people"},\n', ""),
    ("seeds/press_note/claims.toml", "observations = [",
     f'observations = [\n{STAFF}inferred = ["value"], note = "x", at = "2@0: Namibia"}},'),
]  # fmt: skip
"""What one source said is said by another."""

EDITS: list[tuple[Edit, tuple[str, str | None, str | None]]] = [
    (
        (CLAIMS, 'value = "12.5 kg"', 'value = "13. kg", inferred = ["value"], note = "x"'),
        ("re-rounded", "12.5 kg", "13 kg"),
    ),
    ((CLAIMS, 'value = "13. kg"', 'value = "14.5 kg"'), ("revised", "13 kg", "14.5 kg")),
    (
        (CLAIMS, 'value = "9.75 kg", at', 'value = "9750. g", inferred = ["value"], note = "x", at'),
        ("unit changed", "9.75 kg", "9,750 g"),
    ),
    ((CLAIMS, 'at = "4@85: six-fold"', 'note = "y", at = "4@85: six-fold"'), ("annotated", "6 times", "6 times")),
    ((CLAIMS, 'at = "4@85: six-fold"', 'at = "4@85: six"'), ("re-cited", "6 times", "6 times")),
    (
        (CLAIMS, '  {entity = "harbour_agency", kind = "acronym", name = "HA", at = "5@49: (HA)"},\n', ""),
        ("withdrawn", "HA", None),
    ),
    (
        ("seeds/vocabulary/metrics.csv", "People who work for the subject", "People on the payroll"),
        ("definition changed", "People who work for the subject", "People on the payroll"),
    ),
    (
        (CLAIMS, "names = [", 'names = [\n  {entity = "NAM", name = "12.5", at = "3@49: 12.5 kilograms"},'),
        ("new", None, "12.5"),
    ),
]
"""One for each revision from the second on, and what it is called."""

BACK = len(EDITS) + 2
"""The revision that takes the last edit back; ANOTHER is the one after it."""


@pytest.fixture(scope="module")
def history(small: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the small workspace with a revision for each edit, published once."""
    root = shutil.copytree(small.root, tmp_path_factory.mktemp("history") / "workspace", symlinks=True)
    settings = settings_of(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}")
    edits = [edit for edit, _ in EDITS]
    file, new, old = edits[-1]
    for number, revision in enumerate([*([edit] for edit in edits), [(file, old, new)], ANOTHER], start=2):
        for path, before, after in revision:
            text = (root / path).read_text("utf-8")
            assert before in text
            (root / path).write_text(text.replace(before, after), "utf-8")
        assert number == pipeline.load(settings, force=True).revision
    pipeline.publish(settings)
    return settings


def diff(settings: Settings, since: int, until: int) -> list[tuple[str, str | None, str | None]]:
    """Return (change, old, new) from one revision to another."""
    return [(found.change, found.old_value, found.new_value) for found in pipeline.diff(settings, since, until)]


@pytest.mark.parametrize(
    ("revision", "expected"),
    [pytest.param(number, named, id=named[0]) for number, (_, named) in enumerate(EDITS, start=2)],
)
def test_each_change_has_its_name(
    history: Settings, revision: int, expected: tuple[str, str | None, str | None]
) -> None:
    """Old and new are side by side."""
    assert [expected] == diff(history, revision - 1, revision)


def test_a_fact_put_on_another_source(history: Settings) -> None:
    """One source's claim gone, another's come: re-sourced, with both sides."""
    found = diff(history, BACK, BACK + 1)

    assert [("re-sourced", "more than 250 people", None), ("re-sourced", None, "more than 250 people")] == sorted(
        found, key=lambda row: row[1] is None
    )


def test_what_came_and_went_is_no_change(history: Settings) -> None:
    """The net counts: A, B, A leaves nothing to tell from the first to the third."""
    assert [] == diff(history, BACK - 2, BACK)
    assert 1 == len(diff(history, BACK - 1, BACK))


@pytest.mark.parametrize(("first", "second"), [(1, 1), (2, 1), (0, 9)])
def test_revisions_out_of_order(small: Settings, first: int, second: int) -> None:
    """One line says which revisions there are."""
    with pytest.raises(PublishError, match=r"revisions: got .*, expected two in order, from 0 \(empty\) to 1"):
        pipeline.diff(small, first, second)
