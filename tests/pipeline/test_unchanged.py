"""Nothing changed, nothing done: each stage knows what it was made from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import PublishError, StoreError
from kzdb.pipeline import inputs
from tests.made_up import write_observations


@pytest.fixture
def good(published_workspace: Path, tmp_path: Path) -> Settings:
    """Give the small workspace, loaded into a SQLite file and published."""
    root = shutil.copytree(published_workspace, tmp_path / "good", symlinks=True)
    return Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb")


def edit(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_equal_seeds_are_not_read(good: Settings) -> None:
    """A load says which revision holds them; `force` reads them all the same."""
    heard: list[str] = []

    assert 1 == pipeline.load(good, progress=heard.append).newest
    assert [] == heard
    assert 32 == pipeline.load(good, force=True).unchanged


def _a_comment(settings: Settings, _: pytest.MonkeyPatch) -> None:
    path = settings.seeds / "press_note" / "claims.toml"
    path.write_text(f"# a comment\n{path.read_text('utf-8')}", "utf-8")


def _a_word(settings: Settings, _: pytest.MonkeyPatch) -> None:
    edit(settings.seeds / "vocabulary" / "organisations.csv", "Coast Office", "Office of the Coast")


def _the_program(_: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "program_digest", lambda: "another kzdb")


@pytest.mark.parametrize("change", [_a_comment, _a_word, _the_program])
def test_what_differs_is_read_again(
    good: Settings, monkeypatch: pytest.MonkeyPatch, change: Callable[[Settings, pytest.MonkeyPatch], None]
) -> None:
    """A changed file, and another kzdb that might read the same files in another way; once only."""
    change(good, monkeypatch)

    assert pipeline.load(good).newest is None
    assert pipeline.load(good).newest is not None


def test_documents_at_hand_are_read_once(good: Settings) -> None:
    """With the documents quotes are proven; without them that is not undone, and no reason to load."""
    with_documents = replace(good, documents=good.root / "documents")

    assert pipeline.load(with_documents).newest is None
    assert 1 == pipeline.load(with_documents).newest
    assert 1 == pipeline.load(good).newest


def test_a_published_file_is_written_once(good: Settings) -> None:
    """The same bytes stay; `force` writes them again."""
    before = good.published.stat().st_ino

    assert pipeline.publish(good).unchanged
    assert before == good.published.stat().st_ino
    assert not pipeline.publish(good, force=True).unchanged


def test_a_snapshot_is_made_once(good: Settings) -> None:
    """It belongs to the revision, the day and the store it was made from."""
    path = pipeline.published_at(good, revision=1)
    before = path.stat().st_ino

    assert before == pipeline.published_at(good, revision=1).stat().st_ino
    assert path != pipeline.published_at(good, revision=1, as_of=inputs.dt.date(2020, 1, 1))


@pytest.mark.parametrize("damage", ["emptied", "gone"])
def test_a_lost_store_is_not_begun_anew_in_silence(good: Settings, damage: str) -> None:
    """Its history is worth more than a smooth start: the published file shows that there was one."""
    path = good.var / "kzdb.sqlite"
    path.unlink()
    if damage == "emptied":
        path.touch()
    before = good.published.read_bytes()

    with pytest.raises(StoreError, match=r"the store is (empty|not there), but .* was published from its revision 1"):
        pipeline.load(good)

    assert before == good.published.read_bytes()
    good.published.unlink()
    assert 1 == pipeline.load(good).revision


def test_an_older_store_is_not_published_over_a_newer_file(good: Settings) -> None:
    """A store put back from an old backup does not take the published file back with it unasked."""
    old = shutil.copy(good.var / "kzdb.sqlite", good.root / "old.sqlite")
    edit(good.seeds / "annual_report" / "claims.toml", '"1.2 t"', '"1.20 t"')
    pipeline.load(good)
    assert 2 == pipeline.publish(good).revision
    shutil.copy(old, good.var / "kzdb.sqlite")

    with pytest.raises(PublishError, match="was published from revision 2, and the store is at revision 1"):
        pipeline.publish(good)


def test_a_column_that_is_filled_late(workspace: Path) -> None:
    """1,100 claims without a note, then one at the end with one: the base is published all the same."""
    root = workspace
    settings = Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb")
    shutil.rmtree(root / "seeds" / "decisions")
    write_observations(root / "seeds" / "annual_report", 1_100)
    pipeline.load(settings)
    write_observations(root / "seeds" / "annual_report", 1_100, {1_099: {"note": "Read from the total."}})

    loaded = pipeline.load(settings)
    assert (0, 1) == (loaded.superseded, loaded.annotated)
    pipeline.publish(settings)

    with pipeline.connect(root) as connection:
        found = connection.execute("SELECT value, note FROM observations WHERE note IS NOT NULL").fetchall()
    assert [(1_100.0, "Read from the total.")] == [row for row in found if row[0] == 1_100]


def test_another_kzdb_makes_another_edition(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the same published file and the same folder: a corrected template function is in the next build."""
    before = inputs.edition_inputs(good, "tiny", "one published file", {}, "en")
    _the_program(good, monkeypatch)

    assert before != inputs.edition_inputs(good, "tiny", "one published file", {}, "en")
