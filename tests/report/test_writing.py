"""The files of an edition in their places: all at once, over nothing but an earlier edition."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kzdb.errors import RenderError
from kzdb.report.writing import must_be_replaceable, write_files

FILES = {"": b"%PDF-new", ".ledger.json": b"{}", ".build.jsonl": b"[]"}


def test_all_files_are_in_their_places(tmp_path: Path) -> None:
    """The PDF by its name, the others beside it; the folder is made."""
    write_files(tmp_path / "new" / "a.pdf", FILES)
    assert {"a.pdf": b"%PDF-new", "a.ledger.json": b"{}", "a.build.jsonl": b"[]"} == {
        path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()
    }


def test_a_disk_that_is_full_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is replaced before everything is written, so PDF and ledger never part."""
    write_files(tmp_path / "a.pdf", dict.fromkeys(FILES, b"%PDF-old"))
    written: list[int] = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == len(FILES):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        RenderError, match=r"a\.pdf: cannot be written \(No space left on device\)\. Choose another file"
    ):
        write_files(tmp_path / "a.pdf", FILES)
    assert [b"%PDF-old"] * 3 == [path.read_bytes() for path in sorted(tmp_path.iterdir())]


def test_what_a_killed_build_left_goes(tmp_path: Path) -> None:
    """Once it is old; a file that another build is writing now stays."""
    old, new = tmp_path / ".a.pdf.old", tmp_path / ".a.pdf.new"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_files(tmp_path / "a.pdf", {"": b"%PDF-new"})
    assert (False, True) == (old.exists(), new.exists())


def test_only_an_edition_is_replaced(tmp_path: Path) -> None:
    """A device, a pipe, a folder and somebody's notes stay; a PDF, an empty file and nothing may be replaced."""
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "empty").touch()
    (tmp_path / "old.pdf").write_bytes(b"%PDF-1.7 old")
    os.mkfifo(tmp_path / "pipe")
    for name in ("empty", "old.pdf", "absent.pdf"):
        must_be_replaceable(tmp_path / name)
    for name, says in (
        ("notes.txt", "is there and is no PDF"),
        ("pipe", "is no plain file"),
        (".", "is no plain file"),
    ):
        with pytest.raises(RenderError, match=says):
            must_be_replaceable(tmp_path / name)
    with pytest.raises(RenderError, match="cannot be written"):
        write_files(tmp_path / "notes.txt" / "a.pdf", FILES)
