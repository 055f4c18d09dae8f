"""Editions on the disk: `var/editions/<report>/<country>/<number>/<language>/`, never changed once they are there.

An edition is filled in a hidden folder beside its place, hashed, synced and renamed; its row is written in the same
breath. `latest/<language>` is a link that moves by one rename, after the files were opened again and found to be those
in the register. A folder without a row is what a killed process left, and no edition.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from kzdb.errors import FileError
from kzdb.files import digest, explain, is_running, lead, made_folder, sync, write_text
from kzdb.refresh.clock import Clock, to_text
from kzdb.refresh.editions.register import Edition, insert_edition, label_for, newest
from kzdb.refresh.schedule.streams import Stream
from kzdb.refresh.slots.book import Open, note, require
from kzdb.refresh.slots.leases import Lease
from kzdb.store.rows import Rows

__all__ = [
    "CHANGES",
    "CONTENT",
    "FOLDER",
    "LATEST",
    "altered",
    "being_made",
    "edition_folder",
    "hashes",
    "move_latest",
    "publish_edition",
    "shared_token",
]

FOLDER = "editions"
LATEST = "latest"

CONTENT = "content.json"
"""The file in an edition that keeps the rows and the form it was made from, for `kzdb editions why`."""

CHANGES = "changes.json"
"""The file in an edition that says what changed since the number before."""

TOKEN = ".shared"
"""The file in the folder of editions that says which folder it is."""

OLD = 7 * 24 * 3600
"""Seconds after which what another host was building is what it left."""


def edition_folder(var: Path, edition: Edition) -> Path:
    """Return where the files of an edition are."""
    return var / FOLDER / edition.folder


@contextmanager
def being_made(var: Path, stream: Stream) -> Iterator[Path]:
    """Give a new folder to build an edition in, on the disk it will stay on; it is gone afterwards unless published.

    Raises:
        FileError: it cannot be made.
    """
    above = made_folder(var / FOLDER / stream.report / stream.place)
    _clear_killed(above)
    path = above / f".{os.getpid()}@{socket.gethostname()}-{uuid.uuid4().hex[:8]}.new"
    try:
        path.mkdir()
    except OSError as error:
        raise FileError(f"{path}: cannot be written: {explain(error)}") from error
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def publish_edition(
    rows: Rows, var: Path, lease: Lease, slot: Open, made: Path, edition: Edition, clock: Clock
) -> Edition:
    """Put a built edition in its place, write its row, and end its slot; return it with its number and files.

    Args:
        rows, var: the store, and the folder of everything kzdb makes.
        lease: of the stream; without it nothing happens.
        slot: the slot that asked for it.
        made: the folder it was built in.
        edition: what is known of it; number, letter, folder, files and times are filled in here.
        clock: the time.

    Raises:
        LostLease: somebody else has the stream. FileError: the disk refuses. Nothing is published then.
    """
    try:
        files = hashes(made)
        for path in [*made.rglob("*"), made]:
            sync(path)
        with rows.writing():
            require(rows, lease)
            number, letter = label_for(rows, edition.stream, edition.data_sha256)
            stream = edition.stream
            folder = f"{stream.report}/{stream.place}/{number}{letter}/{stream.language}"
            place = var / FOLDER / folder
            made_folder(place.parent)
            if place.exists():  # left by a process that was killed between the rename and its row
                place.rename(made.with_name(f"{made.name}.orphan"))
                shutil.rmtree(made.with_name(f"{made.name}.orphan"), ignore_errors=True)
            made.rename(place)
            sync(place.parent)
            sync(place.parent.parent)
            try:
                now = to_text(clock())
                done = insert_edition(
                    rows,
                    replace(edition, number=number, letter=letter, folder=folder, files=files, published_at=now),
                )
                rows.write(
                    "UPDATE slots SET state = 'done', edition_id = :edition, reason = :why, decided_at = :now, "
                    "try_after = NULL, attempts = attempts + 1 WHERE id = :id",
                    edition=done.id,
                    why=done.why,
                    now=now,
                    id=slot.id,
                )
                note(rows, stream, "built", f"edition {done.label}: {done.why}", clock())
            except BaseException:
                place.rename(made)
                raise
        return done
    except OSError as error:
        raise FileError(f"{error.filename or made}: cannot be written: {explain(error)}") from error


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder, by its name below it."""
    return {
        path.relative_to(folder).as_posix(): digest(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


def altered(var: Path, edition: Edition) -> list[str]:
    """Open every file of an edition again; return a line for each that is not what the register says."""
    folder = edition_folder(var, edition)
    wrong = []
    for name, sha256 in edition.files.items():
        try:
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    wrong.append(f"{folder / name}: is not the file that was published")
        except OSError as error:
            wrong.append(f"{folder / name}: cannot be read: {explain(error)}")
    return wrong


def move_latest(rows: Rows, var: Path, stream: Stream) -> Edition | None:
    """Let `latest` of a stream name its newest edition, once its files are proven; return that edition.

    It costs one look when `latest` is right, so every refresh calls it: whoever was killed just before is helped.

    Raises:
        FileError: a file is not what the register says, or the link cannot be written; `latest` stays as it was.
    """
    edition = newest(rows, stream)
    if edition is None:
        return None
    link = var / FOLDER / stream.report / stream.place / LATEST / stream.language
    target = os.path.relpath(edition_folder(var, edition), link.parent)
    with suppress(OSError):
        if os.readlink(link) == target:
            return edition
    if wrong := altered(var, edition):
        raise FileError(f"{wrong[0]}. Put it back from a backup, or build a new edition: `latest` stays as it was.")
    lead(link, target)
    return edition


def shared_token(var: Path, *, make: bool = False) -> str:
    """Return the token of the folder of editions, by which hosts know that they share it; "" when it has none.

    Raises:
        FileError: it is to be made, and the disk refuses.
    """
    path = var / FOLDER / TOKEN
    if make and not path.exists():
        made_folder(path.parent)
        write_text(path, f"{uuid.uuid4().hex}\n")
    try:
        return path.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def _clear_killed(above: Path) -> None:
    """Remove the folders in which processes were building when they were killed.

    Whether a process of this machine runs can be seen; what another host left is old, or still being built.
    """
    for path in above.glob(".*.new*"):
        process, _, host = path.name[1:].rpartition("-")[0].partition("@")
        try:
            age = time.time() - path.stat().st_mtime
        except OSError:
            continue  # it is gone meanwhile
        gone = process.isdigit() and not is_running(int(process))
        if gone if host == socket.gethostname() else age > OLD:
            shutil.rmtree(path, ignore_errors=True)
