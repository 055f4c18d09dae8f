"""The watched folder: new documents and data files that somebody put there go to the documents by themselves.

A file counts when its bytes are those that a source declares (`sha256` in its source.toml): so a copy that is not whole
yet is left where it is, and so is a new edition until somebody has read it and says so in the seed. Nothing is opened,
nothing is lost: a file leaves the folder when it is proven to be at its new place, and what it replaces there is kept.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kzdb.config import Settings
from kzdb.errors import FileError
from kzdb.files import digest, explain, replacing

__all__ = ["EARLIER", "take", "waiting"]

EARLIER = "earlier"
"""The folder among the documents that keeps those that a newer edition took the place of."""


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a source.toml says of its document."""

    source: str
    document: str
    sha256: str


def take(settings: Settings) -> list[str]:
    """Put what is recognised among the documents; return a line for each file.

    Raises:
        FileError: a file cannot be read, or the documents cannot be written. What was not moved is where it was.
    """
    if settings.documents is None:
        return []
    declared = _declared(settings.seeds)
    lines = []
    for path in _files(settings.inbox):
        before, sha256 = path.stat(), digest(path)
        own = [one for one in declared if one.sha256 == sha256]
        for document in dict.fromkeys(one.document for one in own):
            _put(path, settings.documents / document, sha256)
        if own and _is_still(path, before):
            path.unlink(missing_ok=True)
            sources = ", ".join(one.source for one in own)
            lines.append(f"{path.name}: the document of {sources}, taken from {path.parent}")
    return lines


def waiting(settings: Settings) -> Iterator[str]:
    """Yield a line for each thing in the folder that no refresh will take, with what to do about it."""
    declared = _declared(settings.seeds)
    plain = set(_files(settings.inbox))
    if plain and settings.documents is None:
        yield f"{settings.inbox}: holds files, and no folder of documents is named. Set KZDB_DOCUMENTS."
    for path in _entries(settings.inbox):
        if path not in plain:
            yield f"{path}: is no plain file. Put the files themselves there."
            continue
        try:
            sha256 = digest(path)
        except FileError as error:
            yield str(error)
            continue
        if any(one.sha256 == sha256 for one in declared):
            continue
        named = [one for one in declared if one.document == path.name]
        for one in named:
            yield (
                f"{path}: is not the {one.document} that seeds/{one.source} was read from: a new edition, or a copy "
                f"that is not whole yet. Read it and write it into that seed; sha256 {sha256}."
            )
        if not named:
            yield f"{path}: is the document of no source. Write a seed for it, or take it away."


def _put(path: Path, target: Path, sha256: str) -> None:
    """Have the bytes of `path` at `target`, proven; another file that is there is kept."""
    if target.is_file():
        there = digest(target)
        if there == sha256:
            return
        kept = target.parent / EARLIER / f"{there[:12]}-{target.name}"
        with replacing(kept) as new:
            shutil.copyfile(target, new)
    with replacing(target) as new:
        shutil.copyfile(path, new)
        if digest(new) != sha256:
            raise FileError(f"{path}: changed while it was copied. It is taken with the next refresh.")


def _is_still(path: Path, before: os.stat_result) -> bool:
    """Return whether nobody has put another file there, or written on, since it was read."""
    try:
        now = path.stat()
    except FileNotFoundError:
        return True  # another refresh has taken it
    return (now.st_ino, now.st_size, now.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns)


def _declared(seeds: Path) -> list[_Declared]:
    """Return the documents of all sources; a source.toml that cannot be read is for `kzdb load` to complain of."""
    found = []
    for path in sorted(seeds.glob("*/source.toml")):
        try:
            data = tomllib.loads(path.read_text("utf-8-sig"))
            found.append(_Declared(path.parent.name, str(data["document"]), str(data["sha256"])))
        except (OSError, ValueError, KeyError, RecursionError):
            continue
    return [one for one in found if one.document == Path(one.document).name]


def _files(folder: Path) -> list[Path]:
    return [path for path in _entries(folder) if path.is_file() and not path.is_symlink()]


def _entries(folder: Path) -> list[Path]:
    """Return what is in the folder; hidden things, as programs name what they are still writing, are not there yet."""
    try:
        return sorted(Path(entry) for entry in os.scandir(folder) if not entry.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise FileError(f"{folder}: cannot be read: {explain(error)}") from error
