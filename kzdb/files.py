"""Writing files so that nobody ever reads half of one: beside its place first, synced, then one rename.

Everything kzdb writes goes through here: published files, snapshots, exports, PDFs, seeds it edits. Whatever happens
before the rename (a full disk, a killed process, ^C), what was at the place before is still there, whole.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import re
import shutil
import socket
import time
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from kzdb.errors import FileError

__all__ = [
    "clear",
    "digest",
    "explain",
    "is_running",
    "lead",
    "lock",
    "made_folder",
    "replacing",
    "replacing_folder",
    "write_bytes",
    "write_text",
]

_HOST = re.sub(r"[^\w-]", "-", socket.gethostname()) or "host"
_NUMBERS = itertools.count(1)

LONGEST_WAIT = 600
"""Seconds that one process waits for another to finish writing."""

_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RIGHTS = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside `path` to write a file to; at the end of the block that file takes the place of `path`.

    The new file is synced to the disk, gets the rights of the one it replaces, and is renamed. When the block raises,
    `path` is untouched and the new file is removed. Files that a killed process left here are removed too.

    Raises:
        FileError: the file cannot be written; the message says why and what to do.
    """
    with _explained(path):
        made_folder(path.parent)
        clear(path)
        new = _beside(path)
    try:
        with _explained(path):
            yield new
            sync(new)
            if path.exists():
                shutil.copymode(path, new)
            os.replace(new, path)
            sync(path.parent)
    finally:
        _remove(new)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Give a new folder beside `path` to fill; at the end of the block it takes the place of `path`.

    Raises:
        FileError: the folder cannot be written; the message says why and what to do. `path` is as it was.
    """
    with _explained(path):
        made_folder(path.parent)
        clear(path)
        new, old = _beside(path), _beside(path)
    try:
        with _explained(path):
            new.mkdir()
            yield new
            for folder, _, names in os.walk(new):
                for name in names:
                    sync(Path(folder, name))
            if path.exists():
                path.rename(old)
            try:
                new.rename(path)
            except OSError:
                if old.exists():
                    old.rename(path)
                raise
            sync(path.parent)
    finally:
        _remove(new)
        _remove(old)


def write_bytes(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together, the first of `files` last: who sees it, sees the others too.

    All are on the disk before the first of them replaces anything.

    Raises:
        FileError: one of them cannot be written; all are as they were.
    """
    with ExitStack() as stack:
        for path, data in files.items():
            new = stack.enter_context(replacing(path))
            new.write_bytes(data)
            sync(new)


def write_text(path: Path, text: str) -> None:
    """Write one text as UTF-8, line ends as they are.

    Raises:
        FileError: it cannot be written; the file is as it was.
    """
    write_bytes({path: text.encode("utf-8")})


def lead(link: Path, name: str) -> None:
    """Make `link` lead to the place `name`, seen from its folder, by one rename: who follows it finds old or new.

    Raises:
        FileError: something that is no link is there, or the link cannot be made.
    """
    with _explained(link):
        made_folder(link.parent)
        clear(link)
        if link.exists() and not link.is_symlink():
            raise FileError(f"{link}: is there, and kzdb did not make it. Move it away.")
        new = _beside(link)
        try:
            new.symlink_to(name, target_is_directory=True)
            os.replace(new, link)
            sync(link.parent)
        finally:
            _remove(new)


def made_folder(path: Path) -> Path:
    """Return the folder `path`, made with its parents when it is not there.

    Raises:
        FileError: it cannot be made.
    """
    with _explained(path):
        path.mkdir(parents=True, exist_ok=True)
    return path


@contextmanager
def lock(path: Path, what: str, progress: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """Hold the lock file `path` during the block, so that one process at a time does `what`.

    Whoever holds it is named while one waits, and waited for `LONGEST_WAIT` seconds at most. The lock ends with the
    process that holds it, however that ends; the file itself stays.

    Raises:
        FileError: the lock was not free in time, or its file cannot be made.
    """
    import fcntl  # not on Windows

    made_folder(path.parent)
    with _explained(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        began, named = time.monotonic(), False
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                holder = os.pread(descriptor, 200, 0).decode("utf-8", "replace").strip() or "another process"
                if time.monotonic() - began > LONGEST_WAIT:
                    raise FileError(
                        f"{path}: {holder} still holds the lock after {LONGEST_WAIT} s. Run this again when it is done."
                    ) from None
                if not named:
                    progress(f"waiting for {holder}")
                    named = True
                time.sleep(0.1)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{what} (process {os.getpid()} on {_HOST}, since {_now()})\n".encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def digest(path: Path, without: Container[str] = ()) -> str:
    """Return the SHA-256 of a file, or of a folder's files and their names, without hidden files and those named.

    Raises:
        FileError: something cannot be read.
    """
    with _explained(path, "read"):
        if path.is_dir():
            whole = hashlib.sha256()
            for name, member in sorted(found for found in _files(path) if found[0] not in without):
                whole.update(f"{name}\0{digest(member)}\n".encode())
            return whole.hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


def explain(error: OSError) -> str:
    """Return what the system says about a file, and what to do about it."""
    says = (error.strerror or str(error)).lower()
    if error.errno in _ROOM:
        return f"{says}. Make room on that disk."
    if error.errno in _RIGHTS:
        return f"{says}. Change its owner or rights, or name another place."
    return f"{says}. Name another place."


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError) if path.is_dir() else contextlib.nullcontext():
            os.fsync(descriptor)  # some file systems cannot sync a folder
    finally:
        os.close(descriptor)


@contextmanager
def _explained(path: Path, verb: str = "written") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        named = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path
        shown = path if named.name.startswith(f".{path.name}.") else named
        raise FileError(f"{shown}: cannot be {verb}: {explain(error)}") from error


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from ((f"{entry.name}/{name}", file) for name, file in _files(Path(entry)))
        else:
            yield entry.name, Path(entry)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{_HOST}-{os.getpid()}-{next(_NUMBERS)}.new")


def clear(path: Path) -> None:
    """Remove what processes of this machine left in the folder of `path` when they were killed while writing."""
    if not path.parent.is_dir():
        return
    left = re.compile(rf"\..+\.{re.escape(_HOST)}-(\d+)-\d+\.new([.-].*)?")
    for entry in os.scandir(path.parent):
        found = left.fullmatch(entry.name)
        if found and int(found[1]) != os.getpid() and not is_running(int(found[1])):
            _remove(Path(entry))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)  # DuckDB's journal of the file


def is_running(process: int) -> bool:
    """Return whether a process of this machine with that number is alive."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it is somebody else's, and alive
    return True
