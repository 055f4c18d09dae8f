"""Has anything changed since the last refresh? One comparison of what the file system says, before anything is read.

The stamp is a cache and nothing else: without it the stages compare digests as ever.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from kzdb.config import Settings
from kzdb.files import write_text

__all__ = ["read_stamp", "stamp_of", "write_stamp"]

NAME = "refresh.stamp"


def stamp_of(settings: Settings) -> str:
    """Return the stamp of seeds, reports, migrations, documents, watched folder, program, and published file."""
    folders = [settings.seeds, settings.reports, settings.migrations, settings.inbox, Path(__file__).parents[2]]
    folders += [settings.documents] if settings.documents else []
    lines = sorted(line for folder in folders for line in _lines(str(folder)))
    try:
        there = os.stat(settings.published)
        lines.append(f"{settings.published} {there.st_size} {there.st_mtime_ns} {there.st_ino}")
    except OSError:
        lines.append("nothing published")
    return hashlib.sha256("\n".join([settings.database_url, *lines]).encode()).hexdigest()


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


def read_stamp(settings: Settings) -> str | None:
    """Return the stamp of the last refresh that did all there was to do, None when there is none."""
    try:
        return (settings.var / NAME).read_text("utf-8").strip()
    except (OSError, ValueError):
        return None


def write_stamp(settings: Settings) -> None:
    """Keep the stamp of what there is now.

    Raises:
        FileError: it cannot be written.
    """
    write_text(settings.var / NAME, stamp_of(settings) + "\n")
