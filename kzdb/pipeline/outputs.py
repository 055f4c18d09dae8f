"""Where a command may write what it was asked to: `--output`, guarded once for all of them.

A file or folder that is there is replaced only when kzdb wrote it, as the same kind of output, and nobody changed it
since. `var/outputs.json` keeps what was written where. Devices and pipes are written into; links are followed.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.files import digest, explain, lock, replacing, replacing_folder, write_text
from kzdb.store.address import parse_address

__all__ = ["check_output", "growing_folder", "is_as_written", "output_file", "output_folder", "register"]

REGISTER = "outputs.json"


@contextmanager
def output_file(settings: Settings, path: Path, kind: str) -> Iterator[Path]:
    """Give a path to write a file to; at the end it takes the place of `path`, or runs into the device that `path` is.

    Args:
        settings: the workspace, whose own files are never written over.
        path: where the user wants it.
        kind: what it is, like "csv" or "pdf": a file of another kind is not replaced.

    Raises:
        FileError: `path` may not be written over, or cannot be written.
    """
    target = check_output(settings, path, kind)
    if _is_stream(target):
        with TemporaryDirectory(prefix="kzdb-") as folder:  # a stream cannot be sought in, and some formats must
            yield Path(folder, "output")
            _pour(Path(folder, "output"), target)
        return
    with replacing(target) as new:
        yield new
    register(settings, target, kind)


@contextmanager
def output_folder(settings: Settings, path: Path, kind: str) -> Iterator[Path]:
    """Give a folder to fill; at the end it takes the place of `path`.

    Raises:
        FileError: `path` may not be written over, or cannot be written.
    """
    target = check_output(settings, path, kind, folder=True)
    with replacing_folder(target) as new:
        yield new
    register(settings, target, kind)


def growing_folder(settings: Settings, path: Path, mark: str) -> Path:
    """Return the folder behind `path`, into which kzdb writes again and again: new, empty, or one with its `mark`.

    Raises:
        FileError: it belongs to the workspace, or holds what kzdb did not write.
    """
    target = path.expanduser().resolve()
    _refuse_own(settings, path, target)
    if target.exists() and not target.is_dir():
        raise FileError(f"{path}: got a file, expected a folder to write. Name another one.")
    if target.exists() and any(target.iterdir()) and not os.path.lexists(target / mark):
        raise FileError(f"{path}: holds files, and no {mark!r} that kzdb made. Name another folder, or empty it.")
    return target


def check_output(settings: Settings, path: Path, kind: str, *, folder: bool = False) -> Path:
    """Return the place behind `path`, links followed, when an output of that kind may be written there.

    Raises:
        FileError: it belongs to the workspace, or is something that kzdb did not make as such an output.
    """
    try:
        target = path.expanduser().resolve()
        there = target.exists()
    except (OSError, RuntimeError) as error:
        raise FileError(f"{path}: cannot be written: {error}. Name another --output.") from error
    _refuse_own(settings, path, target)
    if not target.parent.is_dir():
        raise FileError(f"{path}: its folder does not exist. Make it, or name another --output.")
    if not there or (_is_stream(target) and not folder):
        return target
    if folder != target.is_dir():
        raise FileError(
            f"{path}: got a {'folder' if target.is_dir() else 'file'}, expected a "
            f"{'folder' if folder else 'file'} to write. Name another --output."
        )
    if folder and not any(target.iterdir()):
        return target
    known = _read_register(settings).get(_name(settings, target))
    if known is None or known["kind"] != kind:
        raise FileError(f"{path}: is there, and kzdb did not make it as {kind}. Name another --output, or remove it.")
    if known["sha256"] != digest(target):
        raise FileError(f"{path}: was changed since kzdb wrote it. Name another --output, or remove it.")
    return target


def is_as_written(settings: Settings, path: Path, kind: str) -> bool:
    """Return whether `path` is there, byte for byte as kzdb wrote it."""
    known = _read_register(settings).get(_name(settings, path))
    return known is not None and known["kind"] == kind and path.exists() and known["sha256"] == digest(path)


def _refuse_own(settings: Settings, path: Path, target: Path) -> None:
    store = parse_address(settings.database_url).path
    for folder in (place.resolve() for place in (settings.seeds, settings.migrations, settings.reports)):
        if target == folder or target.is_relative_to(folder) or folder.is_relative_to(target):
            raise FileError(f"{path}: {folder.name}/ is what kzdb reads, no output goes there. Name another --output.")
    files = {"the published file": settings.published, "the store": store.resolve() if store else None}
    for what, file in files.items():
        if file is None:
            continue
        beside = target.parent == file.parent and target.name.startswith(file.name)  # with its journal and backups
        if beside or file.is_relative_to(target):
            raise FileError(f"{path}: is {what} of this workspace, or belongs to it. Name another --output.")


def _is_stream(path: Path) -> bool:
    """Return whether `path` is a device, a pipe or a socket."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _pour(source: Path, target: Path) -> None:
    try:
        with source.open("rb") as data, target.open("wb") as stream:
            shutil.copyfileobj(data, stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileError(f"{target}: cannot be written: {explain(error)}") from error


def register(settings: Settings, target: Path, kind: str) -> None:
    """Remember that kzdb wrote `target`, so that the next output of that kind may replace it."""
    path = settings.var / REGISTER
    with lock(settings.var / f".{REGISTER}.lock", "kzdb"):
        known = {place: entry for place, entry in _read_register(settings).items() if (settings.root / place).exists()}
        known[_name(settings, target)] = {"kind": kind, "sha256": digest(target)}
        write_text(path, json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _name(settings: Settings, target: Path) -> str:
    """Return how the register names `target`: inside the workspace by its path there, so that it may be moved."""
    target, root = target.resolve(), settings.root.resolve()
    return str(target.relative_to(root) if target.is_relative_to(root) else target)


def _read_register(settings: Settings) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((settings.var / REGISTER).read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # without it nothing is known to be ours, and nothing is replaced
    return found if isinstance(found, dict) else {}
