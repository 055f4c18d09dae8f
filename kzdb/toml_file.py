"""TOML files, one reader for all: tables that know their lines, checked against a JSON Schema.

All mistakes of a file are reported at once, a line each. tomllib keeps no positions, so lines are found by a scan of
our own, which only has to know strings and brackets.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from kzdb.errors import KzdbError, SeedError, Verbatim
from kzdb.text_file import parse_tables, read_text

__all__ = ["Entry", "TomlFile", "parse_toml", "read_toml", "schema_of", "suggestion"]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|(?P<header>(?<![^\n])[ \t]*\[\[[ \t]*(?P<name>[A-Za-z0-9_-]+)[ \t]*\]\])"
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<newline>\n)"
    r"|(?P<key>[A-Za-z0-9_-]+)(?=\s*=)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of an array: its file, the line it starts on, the name of the array, its values."""

    path: Path
    line: int | None
    group: str
    values: dict[str, Any]

    def error(self, field: str, got: object, expected: str, do: str) -> SeedError:
        """Return the error to raise about `field` of this entry."""
        return SeedError.at(self.path, self.line, field, got, expected, do)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file as read: its text, and its tables as tomllib gives them."""

    path: Path
    text: str
    tables: dict[str, Any]

    def entries(self) -> Iterator[Entry]:
        """Yield each table of each top-level array, in the order of the file."""
        lines = item_lines(self.text)
        for group, items in self.tables.items():
            if isinstance(items, list):
                starts = lines.get(group, [])
                for index, values in enumerate(items):
                    yield Entry(self.path, starts[index] if len(starts) == len(items) else None, group, values)

    def line_of(self, key: str) -> int | None:
        """Return the 1-based line on which a top-level key or table is, None when there is none."""
        return line_of_key(self.text, key)


def read_toml(path: Path, schema: Draft202012Validator, error: type[KzdbError] = SeedError) -> TomlFile:
    """Read a TOML file and check it.

    Args:
        path: the file, in UTF-8.
        schema: what it must follow, from `schema_of`.
        error: the class of error to raise.

    Raises:
        error: the file is missing, unreadable, no UTF-8, no TOML, or does not follow the schema; a line for each
            mistake.
    """
    text = read_text(path, error, missing="Write it, or remove the folder.")
    return parse_toml(path, text, schema, error)


def parse_toml(path: Path, text: str, schema: Draft202012Validator, error: type[KzdbError] = SeedError) -> TomlFile:
    """Check the text of a TOML file that has been read already; `path` is for the errors. As `read_toml`."""
    tables = parse_tables(path, text, error)
    lines = item_lines(text)
    problems = sorted(schema.iter_errors(tables), key=_order)
    mistakes = dict.fromkeys(
        str(mistake) for problem in problems for mistake in _mistakes(problem, path, text, tables, lines, error)
    )
    if mistakes:
        raise error.of(mistakes)
    return TomlFile(path, text, tables)


@cache
def schema_of(package: str, name: str) -> Draft202012Validator:
    """Return the JSON Schema `name` in the folder `schemas` of a package."""
    return Draft202012Validator(json.loads((files(package) / "schemas" / name).read_text("utf-8")))


def suggestion(got: str, known: Iterable[str], default: str) -> str:
    """Return "Did you mean ...?" with the nearest of the `known` words, or `default` when none is near."""
    near = difflib.get_close_matches(got, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else default


def item_lines(text: str) -> dict[str, list[int]]:
    """Return for each top-level array of tables the 1-based line each of its tables starts on.

    Both ways of writing one are known: a list of inline tables, and a header in double brackets before each.
    """
    found: dict[str, list[int]] = {}
    depth, line, group = 0, 1, ""
    for token in _TOKEN.finditer(text):
        if token["newline"]:
            line += 1
        elif token["header"] and depth == 0:
            found.setdefault(token["name"], []).append(line)
        elif token["key"] and depth == 0:
            group = token["key"]
        elif token["open"]:
            if token["open"] == "{" and depth == 1:
                found.setdefault(group, []).append(line)
            depth += 1
        elif token["close"]:
            depth -= 1
        else:
            line += token[0].count("\n")
    return found


def line_of_key(text: str, key: str) -> int | None:
    """Return the 1-based line on which a top-level key or table of a TOML text is first, None when there is none."""
    found = re.search(rf"(?m)^[ \t]*(?:\[\[?[ \t]*)?{re.escape(key)}[ \t]*(?:=|\])", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _order(problem: ValidationError) -> tuple[int, int, str]:
    """Put an unknown key before the missing one it was meant to be, and the first entry before the next."""
    position = next((part for part in problem.absolute_path if isinstance(part, int)), -1)
    first = ("type", "additionalProperties")
    rank = first.index(problem.validator) if problem.validator in first else len(first)
    return position, rank, str(problem.validator)


def _mistakes(
    problem: ValidationError,
    path: Path,
    text: str,
    tables: dict[str, Any],
    lines: dict[str, list[int]],
    error: type[KzdbError],
) -> Iterator[KzdbError]:
    where = list(problem.absolute_path)
    names = [str(part) for part in where if not isinstance(part, int)]
    index = where[1] if len(where) > 1 and isinstance(where[1], int) else None
    inner = ".".join(names[1:] if index is not None else names) or (names[0] if names else "")
    for field, got, expected, do in _explained(problem, inner):
        line = _line_of(index, names, tables, lines) or line_of_key(text, names[0] if names else field) or 1
        yield error.at(path, line, field, got, expected, do)


def _explained(problem: ValidationError, field: str) -> Iterator[tuple[str, object, str, str]]:
    """Yield field, what was got, what was expected and what to do for each mistake in one finding of the schema."""
    schema: dict[str, Any] = problem.schema
    instance, validator = problem.instance, problem.validator
    known = schema.get("properties", {})
    expected = schema.get("description") or f"{validator} {problem.validator_value}"
    if validator == "additionalProperties":
        for name in (name for name in instance if name not in known):
            todo = suggestion(name, known, "Remove it.")
            yield name, Verbatim("an unknown key"), "one of " + ", ".join(known), todo
    elif validator == "required":
        mistyped = {
            near for name in instance if name not in known for near in difflib.get_close_matches(name, known, 1)
        }
        for name in problem.validator_value:
            if name not in instance and name not in mistyped:
                yield name, Verbatim("nothing"), known.get(name, {}).get("description", "a value"), "Add the key."
    elif validator == "not":
        if isinstance(instance, dict):  # anything else is a mistake of its own
            yield "reading", Verbatim("both reading and mention"), expected, "Keep one of the two."
    elif validator == "type" and problem.validator_value == "object":
        yield field, instance, "an inline table like {key = value}", "Correct the value."
    elif "enum" in schema:
        yield field, instance, "one of " + ", ".join(map(str, schema["enum"])), "Correct the value."
    else:
        yield field, instance, expected, "Correct the value."


def _line_of(index: int | None, names: list[str], tables: dict[str, Any], lines: dict[str, list[int]]) -> int | None:
    """Return the line of the entry with that index, if the scan found as many as there are."""
    starts = lines.get(names[0], []) if names else []
    return starts[index] if index is not None and len(starts) == len(tables[names[0]]) else None
