"""Files of a report as text: UTF-8, plain, inside their folder; anything else is one line that names the file."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path
from typing import Any

from kzdb.errors import KzdbError

_PLACE = re.compile(r"(?P<says>.*?) \(at line (?P<line>\d+), column (?P<column>\d+)\)")


def read_text(path: Path, error: type[KzdbError], inside: Path | None = None) -> str:
    """Return the text of the file at `path`, without a byte order mark; with `inside` it may not lead out of there.

    What cannot be read, or is no UTF-8, is an `error`.
    """
    if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
        raise error(f"{path}: leads outside of {inside}. Put the file itself there.")
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise error(f"{path}: is no plain file. Put one there, or take it away.")
        data = path.read_bytes()
    except OSError as problem:
        raise error(f"{path}: cannot be read ({problem.strerror}).") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error(
            f"{path}:{line}: got the byte {data[problem.start]:#04x}, expected UTF-8. Save it as UTF-8."
        ) from None


def parse_toml(path: Path, text: str, error: type[KzdbError]) -> dict[str, Any]:
    """Return `text`, read from `path`, as TOML; what is none is an `error` with the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = _PLACE.fullmatch(str(problem))
        where, says = (f"{path}:{found['line']}", found["says"]) if found else (str(path), str(problem))
        raise error(f"{where}: not TOML: {says}. Mend the line.") from None
    except (RecursionError, ValueError):
        raise error(f"{path}: not TOML: nested too deep, or a number too long. Mend the file.") from None
