"""Writing beside the target and renaming: an export that fails leaves what was there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kzdb.errors import PublishError

__all__ = ["staged_file", "staged_folder"]


@contextmanager
def staged_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; at the end it is renamed to `path`.

    Raises:
        PublishError: `path` is a folder, or cannot be written.
    """
    if path.is_dir():
        raise PublishError(f"{path}: got a folder, expected a file to write. Name a file with --output.")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        os.replace(temporary, path)
    except OSError as error:
        raise PublishError(f"{path}: cannot be written ({error.strerror}). Name another --output.") from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def staged_folder(path: Path, is_ours: Callable[[str], bool]) -> Iterator[Path]:
    """Give a folder to write into; at the end it takes the place of `path`, which may hold an older export only.

    Args:
        path: the folder to make.
        is_ours: whether a file of that name can be from an export, and so be thrown away.

    Raises:
        PublishError: `path` is a file, holds other files, or cannot be written.
    """
    if path.exists():
        others = (
            sorted(item.name for item in path.iterdir() if not is_ours(item.name)) if path.is_dir() else [path.name]
        )
        if others:
            raise PublishError(
                f"{path}: got {others[0]} there, expected a new folder or an older export. Name another --output."
            )
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    try:
        temporary.mkdir(parents=True)
        yield temporary
        if path.exists():
            path.rename(old)
        temporary.rename(path)
    except OSError as error:
        if old.exists() and not path.exists():
            old.rename(path)
        raise PublishError(f"{path}: cannot be written ({error.strerror}). Name another --output.") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
