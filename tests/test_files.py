"""Files are whole or as they were, whatever happens."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kzdb import files
from kzdb.errors import FileError

KILLED = """
import os, signal, sys
from pathlib import Path
from kzdb.files import replacing

with replacing(Path(sys.argv[1])) as new:
    new.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """It keeps the old one's rights; nothing else is left in the folder, which is made when it is missing."""
    path = tmp_path / "new" / "file.txt"
    files.write_text(path, "one")
    path.chmod(0o640)

    files.write_text(path, "two\r\n")

    assert b"two\r\n" == path.read_bytes()
    assert 0o640 == path.stat().st_mode & 0o777
    assert ["file.txt"] == names(path.parent)


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """Whatever is raised in the block, the old file stays and the new one goes."""
    path = tmp_path / "file.txt"
    path.write_text("old")

    def fail() -> None:
        with files.replacing(path) as new:
            new.write_text("new")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()

    assert "old" == path.read_text()
    assert ["file.txt"] == names(tmp_path)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "no space left on device. Make room on that disk."),
        (errno.EACCES, "permission denied. Change its owner or rights, or name another place."),
        (errno.EROFS, "read-only file system. Change its owner or rights, or name another place."),
        (errno.ENAMETOOLONG, "file name too long. Name another place."),
    ],
)
def test_each_error_is_what_it_is(tmp_path: Path, number: int, said: str) -> None:
    """A full disk, missing rights and a bad name are not the same, and each says what to do."""

    def fail() -> None:
        with files.replacing(tmp_path / "file.txt"):
            raise OSError(number, os.strerror(number))

    with pytest.raises(FileError) as refused:
        fail()

    assert f"{tmp_path}/file.txt: cannot be written: {said}" == str(refused.value)


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    """The folder that is in the way is named."""
    (tmp_path / "file").write_text("")

    with pytest.raises(FileError, match=r"file/x\.txt|file: cannot be written: (not a directory|file exists)"):
        files.write_text(tmp_path / "file" / "x.txt", "")


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    """kill -9 in the middle: the old file is whole, and the next writing removes the half of a new one."""
    path = tmp_path / "file.txt"
    path.write_text("old")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert (-signal.SIGKILL, "old", 2) == (killed.returncode, path.read_text(), len(names(tmp_path)))

    files.write_text(path, "new")

    assert ("new", ["file.txt"]) == (path.read_text(), names(tmp_path))


def test_files_that_belong_together(tmp_path: Path) -> None:
    """When the second cannot be written, the first is as it was too."""
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").mkdir()

    with pytest.raises(FileError):
        files.write_bytes({tmp_path / "a": b"new", tmp_path / "b": b"new"})

    assert "old" == (tmp_path / "a").read_text()
    assert ["a", "b"] == names(tmp_path)


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    """All its files at once; when the block fails, the old folder stays."""
    folder = tmp_path / "out"
    for content in ("one", "two"):
        with files.replacing_folder(folder) as new:
            (new / content).write_text(content)

    def fail() -> None:
        with files.replacing_folder(folder) as new:
            (new / "three").write_text("")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()

    assert ["two"] == names(folder)
    assert ["out"] == names(tmp_path)


def test_a_lock_is_held_by_one_and_named_to_the_other(tmp_path: Path) -> None:
    """Who waits hears for whom; when that one is done, it goes on."""
    heard: list[str] = []
    order: list[str] = []
    waiting = threading.Event()

    def say(message: str) -> None:
        heard.append(message)
        waiting.set()

    def other() -> None:
        with files.lock(tmp_path / "lock", "the second", say):
            order.append("second")

    with files.lock(tmp_path / "lock", "the first"):
        thread = threading.Thread(target=other)
        thread.start()
        assert waiting.wait(60)
        order.append("first")
    thread.join(60)

    assert ["first", "second"] == order
    assert 1 == len(heard)
    assert heard[0].startswith(f"waiting for the first (process {os.getpid()} on ")


def test_waiting_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the longest wait the error says who holds the lock."""
    monkeypatch.setattr(files, "LONGEST_WAIT", 0)

    with (
        files.lock(tmp_path / "lock", "the first"),
        pytest.raises(FileError, match=r"lock: the first \(process \d+ .*\) still holds the lock after 0 s\. Run this"),
        files.lock(tmp_path / "lock", "the second"),
    ):
        pass


def test_the_digest_of_a_folder(tmp_path: Path) -> None:
    """Names and bytes count; hidden files, caches and the order of the disk do not."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("1")
    before = files.digest(tmp_path)
    (tmp_path / ".hidden").write_text("")
    (tmp_path / "__pycache__").mkdir()
    assert before == files.digest(tmp_path)

    (tmp_path / "a" / "x").rename(tmp_path / "a" / "y")

    assert before != files.digest(tmp_path)
