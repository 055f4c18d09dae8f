"""The files of an edition put in their places: all at once, over nothing but an earlier edition."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kzdb.errors import RenderError

_LEFT = 3600
"""Seconds after which a temporary file belongs to no build any more."""


def must_be_replaceable(output: Path) -> None:
    """Refuse an output that is there and is no PDF: a device, a manifest, somebody's notes."""
    try:
        if output.exists() and not output.is_file():
            raise RenderError(f"{output}: is no plain file. Choose another file with --output.")
        if output.is_file() and not _may_be_pdf(output):
            raise RenderError(
                f"{output}: is there and is no PDF, so it is not replaced. Choose another file with --output."
            )
    except OSError as error:
        raise RenderError(
            f"{output}: cannot be written ({error.strerror}). Choose another file with --output."
        ) from None


def _may_be_pdf(path: Path) -> bool:
    """Say whether a file begins as a PDF does, or is empty."""
    with path.open("rb") as file:
        return file.read(5) in {b"", b"%PDF-"}


def write_files(output: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an edition: all of them are there anew, or all as they were.

    The PDF is at `output`, the others beside it by their suffix. They are written beside their places first, so that a
    full disk is found out before anything is replaced.
    """
    written: dict[Path, str] = {}
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        for suffix, data in files.items():
            path = output.with_suffix(suffix) if suffix else output
            written[path] = _beside(path, data)
        with _alone(output.parent):
            for path in sorted(written, key=lambda path: path == output):  # the PDF last
                os.replace(written[path], path)
    except OSError as error:
        raise RenderError(
            f"{output}: cannot be written ({error.strerror}). Choose another file with --output."
        ) from None
    finally:
        for name in written.values():
            Path(name).unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> str:
    """Write `data` to a file beside `path` and return its name; what a build that was killed left there goes."""
    for left in path.parent.glob(f".{path.name}.*"):
        if time.time() - left.stat().st_mtime > _LEFT:
            left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
    except BaseException:
        os.unlink(name)
        raise
    return name


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other builds from replacing files of `folder` while the block does."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
