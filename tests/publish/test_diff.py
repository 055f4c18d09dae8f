"""What changed between two revisions, each kind of change by its name."""

from __future__ import annotations

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import PublishError

CLAIMS = "seeds/annual_report/claims.toml"


@pytest.fixture
def dialect() -> str:
    """Name SQLite alone: what is made of a store's tables is the same on both (test_published.py compares)."""
    return "sqlite"


def change(settings: Settings, *edits: tuple[str, str, str]) -> list[tuple[str, str | None, str | None]]:
    """Edit the seeds, load, publish, and return (change, old, new) from the revision before."""
    for path, old, new in edits:
        file = settings.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    pipeline.load(settings, force=True)
    pipeline.publish(settings)
    return [(found.change, found.old_value, found.new_value) for found in pipeline.diff(settings, 1, 2)]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            (CLAIMS, 'value = "12.5 kg"', 'value = "13.5 kg", inferred = ["value"], note = "x"'),
            ("revised", "12.5 kg", "13.5 kg"),
        ),
        (
            (CLAIMS, 'value = "12.5 kg"', 'value = "13. kg", inferred = ["value"], note = "x"'),
            ("re-rounded", "12.5 kg", "13 kg"),
        ),
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
            (CLAIMS, "names = [", 'names = [\n  {entity = "NAM", name = "12.5", at = "3@49: 12.5 kilograms"},'),
            ("new", None, "12.5"),
        ),
        (
            ("seeds/vocabulary/metrics.csv", "People who work for the subject", "People on the payroll"),
            ("definition changed", "People who work for the subject", "People on the payroll"),
        ),
    ],
)
def test_each_change_has_its_name(
    loaded: Settings, edit: tuple[str, str, str], expected: tuple[str, str | None, str | None]
) -> None:
    """Old and new stand side by side."""
    assert [expected] == change(loaded, edit)


def test_a_fact_put_on_another_source(loaded: Settings) -> None:
    """One source's claim gone, another's come: re-sourced, both sides told."""
    line = '  {metric = "staff", subject = "harbour_agency", period = "@2020", value = "> 250 people", '
    found = change(
        loaded,
        (CLAIMS, line + 'at = "5@0: More than 250 people"},\n', ""),
        ("seeds/press_note/claims.toml", "observations = [",
         f'observations = [\n{line}inferred = ["value"], note = "x", at = "2@0: Namibia"}},'),
    )  # fmt: skip

    assert [("re-sourced", "more than 250 people", None), ("re-sourced", None, "more than 250 people")] == sorted(
        found, key=lambda row: row[1] is None
    )


def test_what_came_and_went_is_no_change(loaded: Settings) -> None:
    """The net counts: A, B, A leaves nothing to tell from the first to the third."""
    file = loaded.root / CLAIMS
    first = file.read_text("utf-8")
    change(loaded, (CLAIMS, 'value = "12.5 kg"', 'value = "13.5 kg", inferred = ["value"], note = "x"'))
    file.write_text(first, "utf-8")
    pipeline.load(loaded)
    pipeline.publish(loaded)

    assert [] == pipeline.diff(loaded, 1, 3)
    assert 1 == len(pipeline.diff(loaded, 2, 3))


@pytest.mark.parametrize(("first", "second"), [(1, 1), (2, 1), (0, 9)])
def test_revisions_out_of_order(loaded: Settings, first: int, second: int) -> None:
    """One line says which revisions there are."""
    pipeline.publish(loaded)
    with pytest.raises(PublishError, match=r"revisions: got .*, expected two in order, from 0 \(empty\) to 1"):
        pipeline.diff(loaded, first, second)
