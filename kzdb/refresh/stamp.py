"""Has anything changed since the last refresh? One comparison of what the file system says, before anything is read.

The stamp is a cache and nothing else: without it, or after it lied (a file changed within one tick of the clock and kept
its size), the stages compare digests as ever.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import kzdb
from kzdb.config import Settings
from kzdb.files import write_text

__all__ = ["Seen", "read_seen", "stamp_of", "write_seen"]

NAME = "refresh.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last refresh saw.

    Attributes:
        stamp: of all that it read.
        checked: for each stream, what its newest edition was found to be equal to.
    """

    stamp: str = ""
    checked: dict[str, str] = field(default_factory=dict)


def stamp_of(settings: Settings) -> str:
    """Return the stamp of seeds, reports, migrations, documents, the program, and the published file."""
    folders = [settings.seeds, settings.reports, settings.migrations, Path(kzdb.__file__).parent]
    folders += [settings.documents] if settings.documents else []
    lines = sorted(line for folder in folders for line in _lines(str(folder)))
    try:
        there = os.stat(settings.published)
        lines.append(f"{settings.published} {there.st_size} {there.st_mtime_ns} {there.st_ino}")
    except OSError:
        lines.append("nothing published")
    return hashlib.sha256("\n".join([kzdb.__version__, settings.database_url, *lines]).encode()).hexdigest()


def _lines(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _lines(entry.path)
        else:
            try:
                there = entry.stat()
            except OSError:
                continue
            yield f"{entry.path} {there.st_size} {there.st_mtime_ns} {there.st_ino}"


def read_seen(settings: Settings) -> Seen:
    """Return what the last refresh saw; nothing when that is not known."""
    try:
        kept = json.loads((settings.var / NAME).read_text("utf-8"))
        return Seen(str(kept["stamp"]), {str(name): str(value) for name, value in kept["checked"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Seen()


def write_seen(settings: Settings, seen: Seen) -> None:
    """Keep what this refresh saw.

    Raises:
        FileError: it cannot be written.
    """
    kept = {"stamp": seen.stamp, "checked": dict(sorted(seen.checked.items()))}
    write_text(settings.var / NAME, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
