"""`kzdb site serve`: the site over HTTP, for a look on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kzdb import loopback
from kzdb.errors import FileError

__all__ = ["serve"]


def serve(folder: Path, port: int, ready: Callable[[str], None]) -> None:
    """Serve a folder on this machine alone, until interrupted.

    Args:
        folder: the site.
        port: 0 takes a free one.
        ready: gets the address once it answers.

    Raises:
        FileError: there is no site, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise FileError(f"{folder}: got no site there, expected one. Run `kzdb site build` first.")
    loopback.serve(folder, port, ready)
