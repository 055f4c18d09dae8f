"""TOML files as plain tables with the line each is on, checked against their JSON Schema.

tomllib keeps no positions, so the lines are found by a scan of their own; it need only know strings and brackets.
"""

from __future__ import annotations

import difflib
import json
import math
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from kzdb.errors import SeedError

__all__ = ["Entry", "Words", "line_of_key", "meant", "read_toml", "table_entries"]

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


class Words(str):
    """Words of ours about what was got ("nothing", "5 cells"): an error shows them without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


@dataclass(frozen=True, slots=True)
class Entry:
    """One inline table of a seed file: where it is, in which group, and what it says."""

    path: Path
    line: int | None
    group: str
    values: dict[str, Any]

    def error(self, field: str, got: object, expected: str, do: str) -> SeedError:
        """Return the error to raise about `field` of this entry."""
        return SeedError.at(self.path, self.line, field, got, expected, do)


def read_toml(path: Path, schema: str) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """Return the tables of a TOML file and, for each array of inline tables, the lines its items start on.

    Raises:
        SeedError: the file is missing, is no UTF-8, is no TOML, or does not follow `schema` (a file of
            kzdb/load/schemas).
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SeedError(f"{path}: got no such file, expected one. Write it, or remove the folder.") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SeedError.at(path, line, "encoding", Words(error.reason), "UTF-8", "Save the file as UTF-8.") from error
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror}. Make the file readable.") from error
    floats: list[str] = []

    def parse_float(written: str) -> float:
        floats.append(written)
        return float(written)

    try:
        tables = tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        message = str(error).partition(" (at ")[0]
        raise SeedError.at(path, line, "TOML", Words(message), "valid TOML 1.0", "Correct the line.") from error
    except RecursionError as error:
        raise SeedError(f"{path}: got tables nested too deep, expected a few levels. Write them flat.") from error
    except MemoryError as error:
        raise SeedError(
            f"{path}: is too large for the memory of this machine. Divide it among several sources."
        ) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise SeedError(
            f"{path}: got a number that is too long ({error}), expected a usual one. Correct it."
        ) from error
    for written in floats:
        if not math.isfinite(float(written)):
            raise SeedError.at(
                path, _line_of_word(text, written), "number", Words(written), "a finite one", "Correct it."
            )
    lines = item_lines(text)
    problem = next(iter(sorted(_validator(schema).iter_errors(tables), key=_order)), None)
    if problem is not None:
        raise _told(problem, path, text, tables, lines)
    return tables, lines


def table_entries(path: Path, tables: dict[str, Any], lines: dict[str, list[int]]) -> Iterator[Entry]:
    """Yield each inline table of each top-level array, with its line."""
    for group, items in tables.items():
        if isinstance(items, list):
            starts = lines.get(group, [])
            for index, values in enumerate(items):
                yield Entry(path, starts[index] if len(starts) == len(items) else None, group, values)


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
    """Return the 1-based line on which a top-level key or table of a TOML file is first, None when it is not there."""
    found = re.search(rf"(?m)^[ \t]*(?:\[\[?[ \t]*)?{re.escape(key)}[ \t]*(?:=|\])", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _line_of_word(text: str, word: str) -> int | None:
    """Return the 1-based line on which `word` is first used as a value."""
    found = re.search(rf"=\s*{re.escape(word)}\b", text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def meant(got: str, known: Iterable[str], instead: str) -> str:
    """Return the question which of the `known` words was meant, or `instead` when none comes close."""
    near = difflib.get_close_matches(got, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else instead


@cache
def _validator(schema: str) -> Draft202012Validator:
    text = (files("kzdb.load") / "schemas" / schema).read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def _order(problem: ValidationError) -> tuple[int, int, str]:
    """Tell an unknown key before the missing one it was meant to be, and the first entry before the next."""
    position = next((part for part in problem.absolute_path if isinstance(part, int)), -1)
    first = ("type", "additionalProperties")
    rank = first.index(problem.validator) if problem.validator in first else len(first)
    return position, rank, str(problem.validator)


def _told(
    problem: ValidationError, path: Path, text: str, tables: dict[str, Any], lines: dict[str, list[int]]
) -> SeedError:
    where = list(problem.absolute_path)
    schema: dict[str, Any] = problem.schema
    instance = problem.instance
    names = [str(part) for part in where if not isinstance(part, int)]
    index = where[1] if len(where) > 1 and isinstance(where[1], int) else None
    field = ".".join(names[1:] if index is not None else names) or (names[0] if names else "")
    expected, do, got = schema.get("description") or f"{problem.validator} {problem.validator_value}", "", instance
    if problem.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        field = next(name for name in instance if name not in known)
        got, expected, do = Words("an unknown key"), "one of " + ", ".join(known), meant(field, known, "Remove it.")
    elif problem.validator == "required":
        field = next(name for name in problem.validator_value if name not in instance)
        expected = schema.get("properties", {}).get(field, {}).get("description", "a value")
        got, do = Words("nothing"), "Add the key."
    elif problem.validator == "not":
        field, got, do = "reading", Words("both reading and mention"), "Keep one of the two."
    elif problem.validator == "type" and problem.validator_value == "object":
        expected = "an inline table like {key = value}"
    elif "enum" in schema:
        expected = "one of " + ", ".join(map(str, schema["enum"]))
    line = _line_of(index, names, tables, lines) or line_of_key(text, names[0] if names else field) or 1
    return SeedError.at(path, line, field, got, expected, do or "Correct the value.")


def _line_of(index: int | None, names: list[str], tables: dict[str, Any], lines: dict[str, list[int]]) -> int | None:
    """Return the line of the entry with that index, if the scan found as many as there are."""
    starts = lines.get(names[0], []) if names else []
    return starts[index] if index is not None and len(starts) == len(tables[names[0]]) else None
