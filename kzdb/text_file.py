"""Text files and TOML as plain tables, one rule for all: UTF-8, and one line that says what is wrong with a file."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import tomli

from kzdb.errors import KzdbError, Verbatim

__all__ = ["parse_tables", "read_text"]


def read_text(path: Path, error: type[KzdbError], missing: str = "Write it.") -> str:
    """Return the text of a file, without a byte order mark.

    Args:
        path: the file.
        error: the class of error to raise.
        missing: what to do when it is not there.

    Raises:
        error: the file is missing, unreadable or no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as problem:
        raise error(f"{path}: got no such file, expected one. {missing}") from problem
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise error.at(
            path, line, "encoding", Verbatim(problem.reason), "UTF-8", "Save the file as UTF-8."
        ) from problem
    except OSError as problem:
        raise error(f"{path}: {problem.strerror}. Make the file readable.") from problem


def parse_tables(path: Path, text: str, error: type[KzdbError]) -> dict[str, Any]:
    """Return the tables of a TOML text that has been read already; `path` is for the errors.

    Raises:
        error: it is no TOML, or holds a number that nothing can be computed with.
    """
    floats: list[str] = []

    def parse_float(written: str) -> float:
        floats.append(written)
        return float(written)

    try:
        tables = tomli.loads(text, parse_float=parse_float)
    except tomli.TOMLDecodeError as problem:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        message = str(problem).partition(" (at ")[0]
        raise error.at(path, line, "TOML", Verbatim(message), "valid TOML", "Correct the line.") from problem
    except RecursionError as problem:
        raise error(f"{path}: got tables nested too deep, expected a few levels. Write them flat.") from problem
    except MemoryError as problem:
        raise error(f"{path}: is too large for the memory of this machine. Divide it.") from problem
    except ValueError as problem:  # Python reads no whole number of more than 4,300 digits
        raise error(
            f"{path}: got a number that is too long ({problem}), expected a usual one. Correct it."
        ) from problem
    for written in floats:
        if not math.isfinite(float(written)):
            line_of_word = re.search(rf"=\s*{re.escape(written)}\b", text)
            at = text.count("\n", 0, line_of_word.start()) + 1 if line_of_word else None
            raise error.at(path, at, "number", Verbatim(written), "a finite one", "Correct it.")
    return tables
