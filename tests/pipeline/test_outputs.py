"""`--output` writes where it may, and nowhere else."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.pipeline.outputs import output_file, output_folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give a workspace with a store and a published file."""
    root = tmp_path / "ws"
    for name in ("seeds/source", "migrations", "reports/briefing", "var"):
        (root / name).mkdir(parents=True)
    for name in ("kzdb.sqlite", "kzdb.duckdb"):
        (root / "var" / name).write_text("precious")
    return Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb")


def write(settings: Settings, path: Path, kind: str = "csv", text: str = "new") -> None:
    """Write an output as a command does."""
    with output_file(settings, path, kind) as new:
        new.write_text(text)


OWN = (
    "var/kzdb.sqlite",
    "var/kzdb.sqlite-journal",
    "var/kzdb.sqlite.before-upgrade-from-0001",
    "var/kzdb.duckdb",
    "var/kzdb.duckdb.wal",
    "seeds/source/claims.toml",
    "seeds/new.csv",
    "migrations/env.py",
    "reports/briefing/report.toml",
)


@pytest.mark.parametrize("name", OWN)
def test_the_workspace_is_never_written_over(settings: Settings, name: str) -> None:
    """Neither what kzdb reads, nor the store, its journal, its backups, the published file."""
    path = settings.root / name
    before = path.read_text() if path.exists() else None

    with pytest.raises(FileError, match=r"Name another --output\.$"):
        write(settings, path)

    assert before == (path.read_text() if path.exists() else None)


def test_a_link_to_the_store_is_the_store(settings: Settings, tmp_path: Path) -> None:
    """Links are followed before anything is decided; one to a free place is written through."""
    (tmp_path / "link.csv").symlink_to(settings.var / "kzdb.sqlite")
    (tmp_path / "free.csv").symlink_to(tmp_path / "target.csv")

    with pytest.raises(FileError, match="is the store of this workspace"):
        write(settings, tmp_path / "link.csv")
    write(settings, tmp_path / "free.csv")

    assert "precious" == (settings.var / "kzdb.sqlite").read_text()
    assert (True, "new") == ((tmp_path / "free.csv").is_symlink(), (tmp_path / "target.csv").read_text())


def test_a_folder_above_the_store(settings: Settings) -> None:
    """Replacing var/ would take the store with it."""
    with (
        pytest.raises(FileError, match="is the published file of this workspace, or belongs to it"),
        output_folder(settings, settings.var, "csv"),
    ):
        pass


def test_an_older_output_is_replaced(settings: Settings, tmp_path: Path) -> None:
    """As often as wanted, as long as it is the same kind and nobody edited it."""
    path = tmp_path / "a.csv"
    for text in ("one", "two"):
        write(settings, path, text=text)

    assert "two" == path.read_text()
    with pytest.raises(FileError, match="is there, and kzdb did not make it as pdf"):
        write(settings, path, kind="pdf")
    path.write_text("edited by hand")
    with pytest.raises(FileError, match="was changed since kzdb wrote it"):
        write(settings, path)
    assert "edited by hand" == path.read_text()


def test_what_somebody_else_made_is_not_replaced(settings: Settings, tmp_path: Path) -> None:
    """A file, a folder with files, a folder where a file is wanted and the other way round."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")

    with pytest.raises(FileError, match="kzdb did not make it as csv"):
        write(settings, tmp_path / "file")
    with pytest.raises(FileError, match="got a folder, expected a file"):
        write(settings, tmp_path / "mine")
    with (
        pytest.raises(FileError, match="kzdb did not make it as csv"),
        output_folder(settings, tmp_path / "mine", "csv"),
    ):
        pass
    with (
        pytest.raises(FileError, match="got a file, expected a folder"),
        output_folder(settings, tmp_path / "file", "x"),
    ):
        pass
    assert ["mine", "mine"] == [path.read_text() for path in (tmp_path / "file", tmp_path / "mine" / "notes.txt")]


def test_a_folder_is_replaced_whole(settings: Settings, tmp_path: Path) -> None:
    """An empty folder may be filled; an older export is replaced; a file put into it by somebody stops that."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("one", "two"):
        with output_folder(settings, out, "csv") as new:
            (new / name).write_text("")
    assert ["two"] == [path.name for path in out.iterdir()]
    (out / "notes.txt").write_text("mine")

    with pytest.raises(FileError, match="was changed since kzdb wrote it"), output_folder(settings, out, "csv"):
        pass


def test_a_device_is_written_into(settings: Settings, tmp_path: Path) -> None:
    """/dev/null stays what it is; who reads a pipe gets the answer."""
    write(settings, Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write(settings, pipe)
    reader.join(60)

    assert (["new"], True) == (read, pipe.is_fifo())


def test_a_full_device_says_so(settings: Settings) -> None:
    """No traceback, no silence."""
    with pytest.raises(FileError, match="/dev/full: cannot be written: no space left on device"):
        write(settings, Path("/dev/full"))


def test_a_folder_that_does_not_exist(settings: Settings, tmp_path: Path) -> None:
    """A mistyped folder is not made."""
    with pytest.raises(FileError, match="its folder does not exist"):
        write(settings, tmp_path / "no" / "a.csv")
