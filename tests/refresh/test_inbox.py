"""The watched folder: what is recognised goes to the documents, whole; what is not stays, and is named."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.refresh.inbox import take, waiting
from kzdb.refresh.status import read_status
from tests.refresh.press import Desk

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "workspace" / "documents"
NOTE = "press_note.txt"


@pytest.fixture
def settings(desk: Desk, tmp_path: Path) -> Settings:
    """Give a workspace with an empty folder of documents, and its watched folder."""
    (tmp_path / "shelf").mkdir()
    desk.settings.inbox.mkdir()
    desk.settings = replace(desk.settings, documents=tmp_path / "shelf")
    return desk.settings


def names(folder: Path | None) -> list[str]:
    """Return the names of the files in a folder and below."""
    assert folder is not None
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_document_is_known_by_its_bytes(settings: Settings) -> None:
    """Whatever it is called; it gets the name that its source declares."""
    shutil.copy(DOCUMENTS / NOTE, settings.inbox / "download(1).txt")

    (line,) = take(settings)

    assert line == f"download(1).txt: the document of press_note, taken from {settings.inbox}"
    assert ([NOTE], []) == (names(settings.documents), names(settings.inbox))
    assert [] == take(settings)


def test_what_is_not_recognised_stays_and_is_named(settings: Settings) -> None:
    """Half a copy or a new edition, a stranger, a folder; something hidden is not there yet."""
    whole = (DOCUMENTS / NOTE).read_bytes()
    (settings.inbox / NOTE).write_bytes(whole[:-9])
    (settings.inbox / "stranger.xlsx").write_bytes(b"PK")
    (settings.inbox / ".half.part").write_bytes(b"")
    (settings.inbox / "folder").mkdir()

    assert [] == take(settings)

    folder, half, stranger = waiting(settings)
    assert "folder: is no plain file." in folder
    assert f"{NOTE}: is not the {NOTE} that seeds/press_note was read from" in half
    assert "stranger.xlsx: is the document of no source." in stranger
    (settings.inbox / NOTE).write_bytes(whole)
    assert 1 == len(take(settings))
    assert [".half.part", "stranger.xlsx"] == names(settings.inbox)


def test_what_is_written_meanwhile_stays(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody puts the next edition there under the same name while the last is being taken."""
    shutil.copy(DOCUMENTS / NOTE, settings.inbox)
    copy = shutil.copyfile

    def slow(source: Path, target: Path) -> None:
        copy(source, target)
        (settings.inbox / NOTE).write_text("the next edition")

    monkeypatch.setattr("kzdb.refresh.inbox.shutil.copyfile", slow)

    assert [] == take(settings)
    assert "the next edition" == (settings.inbox / NOTE).read_text()
    assert [NOTE] == names(settings.documents)


def test_the_one_before_is_kept(settings: Settings) -> None:
    """Another file under the name of the document is put aside, under its own digest."""
    assert settings.documents is not None
    (settings.documents / NOTE).write_text("the edition before")
    shutil.copy(DOCUMENTS / NOTE, settings.inbox)

    take(settings)

    earlier, now = names(settings.documents)
    assert "the edition before" == (settings.documents / earlier).read_text()
    assert ("earlier/", NOTE) == (earlier[:8], now)


def test_a_folder_that_cannot_be_written_loses_nothing(settings: Settings) -> None:
    """The file is where it was, and the next refresh takes it."""
    assert settings.documents is not None
    (settings.documents / NOTE).mkdir()
    shutil.copy(DOCUMENTS / NOTE, settings.inbox)

    with pytest.raises(FileError, match="cannot be written"):
        take(settings)

    assert [NOTE] == names(settings.inbox)
    (settings.documents / NOTE).rmdir()
    assert 1 == len(take(settings))


def test_a_refresh_takes_it(settings: Settings, desk: Desk) -> None:
    """It says so; status names what waits, until somebody has read it."""
    desk.refresh()
    assert desk.refresh("2026-11-28T05:10").quiet
    shutil.copy(DOCUMENTS / NOTE, settings.inbox)
    (settings.inbox / "stranger.xlsx").write_bytes(b"PK")

    outcome = desk.refresh("2026-11-28T05:20")

    assert [f"{NOTE}: the document of press_note, taken from {settings.inbox}"] == outcome.lines
    assert desk.refresh("2026-11-28T05:30").quiet
    (problem,) = read_status(settings, desk.clock()).problems
    assert "stranger.xlsx" in problem


def test_without_documents_it_waits(settings: Settings) -> None:
    """Nobody has said where they are."""
    shutil.copy(DOCUMENTS / NOTE, settings.inbox)
    without = replace(settings, documents=None)

    assert [] == take(without)
    assert [f"{settings.inbox}: holds files, and no folder of documents is named. Set KZDB_DOCUMENTS."] == list(
        waiting(without)
    )
