"""Putting accepted lines into claims.toml in document order, comments and all else left as they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kzdb.draft.candidates import as_line
from kzdb.errors import SeedError
from kzdb.files import write_text
from kzdb.load.claims import claims_of, parse_entries
from kzdb.load.source import Habits
from kzdb.load.vocabulary import Vocabulary
from kzdb.toml_file import item_lines

__all__ = ["insert", "remove"]

EMPTY = "#:schema ../../kzdb/load/schemas/claims.schema.json\n"

Accepted = tuple[str, Mapping[str, Any]]
"""The array of claims.toml, and the keys of the line."""


def insert(path: Path, accepted: Sequence[Accepted], vocabulary: Vocabulary, habits: Habits | None = None) -> None:
    """Write lines into a claims.toml, which is made if need be; all of them or none.

    Raises:
        SeedError: the loader would refuse the file with them; it is as it was.
        FileError: the file cannot be written; it is as it was.
    """
    text = path.read_text("utf-8") if path.is_file() else EMPTY
    for group, values in accepted:
        text = _inserted(text, group, values, path)
    _write(path, text, vocabulary, habits)


def remove(path: Path, accepted: Sequence[Accepted], vocabulary: Vocabulary, habits: Habits | None = None) -> None:
    """Take lines out again that `insert` wrote.

    Raises:
        SeedError: a line is no longer there as it was written.
        FileError: the file cannot be written; it is as it was.
    """
    text = path.read_text("utf-8")
    for group, values in accepted:
        written = next((form for form in (f"  {as_line(values)},\n", _block(group, values)) if form in text), None)
        if written is None:
            expected = "the line as it was accepted"
            raise SeedError.at(path, None, group, as_line(values), expected, "Remove it by hand.")
        text = text.replace(written, "", 1)
        text = re.sub(rf"(?m)^{group} = \[\n\]\n", "", text)
    _write(path, text, vocabulary, habits)


def _write(path: Path, text: str, vocabulary: Vocabulary, habits: Habits | None) -> None:
    claims_of(path, parse_entries(path, text), vocabulary, habits)
    write_text(path, text)


def _inserted(text: str, group: str, values: Mapping[str, Any], path: Path) -> str:
    """Return the text with one line more: before the first of its array that quotes a later place, else at its end."""
    lines = text.split("\n")
    if re.search(r"(?m)^[ \t]*\[\[", text):
        return text.rstrip("\n") + "\n\n" + _block(group, values)
    starts = item_lines(text).get(group, [])
    head = next((n for n, line in enumerate(lines) if re.match(rf"{group}\s*=\s*\[", line)), None)
    if head is None:
        return f"{text.rstrip()}\n\n{group} = [\n  {as_line(values)},\n]\n"
    if re.search(r"\]\s*(?:#.*)?$", lines[head]):
        raise SeedError.at(
            path, head + 1, group, lines[head], "one inline table a line", "Break the line, then accept."
        )
    later = [line for line, place in _places(text, group, starts) if place > _place(str(values["at"]))]
    at = later[0] - 1 if later else _end(lines, head, starts)
    while not later and at > head + 1 and not lines[at - 1].strip():
        at -= 1
    return "\n".join([*lines[:at], f"  {as_line(values)},", *lines[at:]])


def _places(text: str, group: str, starts: Sequence[int]) -> list[tuple[int, tuple[int, int]]]:
    """Return the line and the quoted place of each item of an array."""
    items = tomllib.loads(text).get(group, [])
    return [(line, _place(str(item["at"]))) for line, item in zip(starts, items, strict=False)]


def _place(at: str) -> tuple[int, int]:
    where = re.match(r"p?(\d+)(?:@(\d+))?", at)
    return (int(where[1]), int(where[2] or 0)) if where else (0, 0)


def _end(lines: Sequence[str], head: int, starts: Sequence[int]) -> int:
    """Return the index of the line that closes an array."""
    begin = starts[-1] if starts else head + 1
    return next((n for n in range(begin, len(lines)) if re.match(r"\s*\]", lines[n])), len(lines))


def _block(group: str, values: Mapping[str, Any]) -> str:
    return f"[[{group}]]\n" + "".join(f"{as_line({name: value})[1:-1]}\n" for name, value in values.items()) + "\n"
