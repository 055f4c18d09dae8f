"""Names in other languages: what seeds/vocabulary/labels.csv may say, and what becomes of it in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import SeedError
from kzdb.load.vocabulary import read_vocabulary
from kzdb.publish.connection import open_published

HEADER = "list,slug,language,name\n"
HEROIN = "entities,heroin,ru,Героин\n"


def write(root: Path, rows: str) -> Path:
    """Write the labels of a workspace; return the folder of its vocabulary."""
    path = root / "seeds" / "vocabulary" / "labels.csv"
    path.write_text(HEADER + rows, "utf-8")
    return path.parent


def settings_of(root: Path, url: str) -> Settings:
    """Return the settings of a workspace with a store of its own."""
    return Settings(root, url, root / "kzdb.duckdb", None)


def held(settings: Settings, revision: int | None = None) -> list[tuple[str, ...]]:
    """Return the labels that are published, of the newest revision or an old one."""
    path = pipeline.publish(settings, revision=revision).path
    with open_published(path) as connection:
        return connection.execute("SELECT slug, language, name FROM labels ORDER BY ALL").fetchall()


def test_a_workspace_in_one_language_has_no_labels(workspace: Path) -> None:
    """The file may be left out."""
    (workspace / "seeds" / "vocabulary" / "labels.csv").unlink()

    assert [] == read_vocabulary(workspace / "seeds" / "vocabulary").labels


def test_labels_are_read_with_their_list(workspace: Path) -> None:
    """An entity and a unit's symbol."""
    folder = write(workspace, HEROIN + "symbols,kg,ru,кг\n")

    assert ["Героин", "кг"] == [row["name"] for row in read_vocabulary(folder).labels]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("entites,heroin,ru,Героин\n", ":2, list: got 'entites', expected one of entities, acronyms"),
        ("entities,herion,ru,Героин\n", ":2, slug: got 'herion', expected a slug of the entities"),
        ("metrics,heroin,ru,Героин\n", ":2, slug: got 'heroin', expected a slug of the metrics"),
        ("entities,heroin,en,Heroin\n", ":2, language: got 'en', expected a language of two letters"),
        ("entities,heroin,xx,Heroin\n", ":2, language: got 'xx', expected a language of two letters"),
        ("entities,heroin,ru_RU,Героин\n", ":2, language: got 'ru_RU', expected a language of two letters"),
        ("entities,heroin,ru,\n", ":2, name: got nothing, expected a value"),
        (HEROIN + HEROIN, ":3, language: got 'ru', expected a label not given yet (it is on line 2)"),
    ],
)
def test_a_wrong_label_is_refused_with_its_line(workspace: Path, row: str, message: str) -> None:
    """What is unknown, empty or said twice never reaches the store."""
    folder = write(workspace, row)
    with pytest.raises(SeedError) as caught:
        read_vocabulary(folder)
    assert message in str(caught.value)


def test_labels_are_published_and_every_revision_keeps_its_own(workspace: Path) -> None:
    """A label that changes or goes is a revision; the old one still has the old name."""
    settings = settings_of(workspace, f"sqlite:///{workspace / 'var' / 'kzdb.sqlite'}")
    write(workspace, HEROIN + "entities,heroin,kk,Героин\n")
    assert 1 == pipeline.load(settings).revision
    write(workspace, "entities,heroin,ru,героин\n")
    outcome = pipeline.load(settings)
    assert (2, 0, 2) == (outcome.revision, outcome.opened, outcome.vocabulary)
    assert [("heroin", "ru", "героин")] == held(settings)
    assert [("heroin", "kk", "Героин"), ("heroin", "ru", "Героин")] == held(settings, revision=1)
    assert pipeline.load(settings).revision is None


def test_a_text_that_no_claim_says_any_more_does_no_harm(workspace: Path, empty_url: str) -> None:
    """A translation beside its source lapses with its English wording; the seeds still load."""
    path = workspace / "seeds" / "annual_report" / "labels.csv"
    path.write_text("text,language,label\nSaid by nobody.,ru,Никем не сказано.\n", "utf-8")

    assert 1 == pipeline.load(settings_of(workspace, empty_url)).revision
