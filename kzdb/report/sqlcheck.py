"""The contract of a report's query, checked on its text before it runs.

One SELECT a file. Its first line is a comment that says in a sentence what comes out, its second one the
grain and the parameters. It orders its rows, names its columns, and reads neither clock nor chance, so that
the same base and the same parameters always give the same rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kzdb.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<skip> --[^\n]* | /\*.*?\*/ | '(?:[^']|'')*' | "(?:[^"]|"")*" )
      | (?P<param> \$[A-Za-z_][A-Za-z0-9_]* )
      | (?P<odd> \$\d+ | \?(?!\?) )
      | (?P<word> [A-Za-z_][A-Za-z0-9_]* )
      | (?P<mark> [(),;*] )""",
    re.VERBOSE | re.DOTALL,
)
_HEAD = re.compile(r"--\s*Grain:\s*(?P<grain>\S.*?)\s*Parameters:\s*(?P<params>.*?)\.?\s*$")
_CLOCK = {
    "now", "today", "current_date", "current_time", "current_timestamp", "get_current_timestamp",
    "get_current_time",
    "localtime", "localtimestamp", "transaction_timestamp", "current_localtime", "current_localtimestamp",
}  # fmt: skip
_CHANCE = {"random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid", "tablesample", "shuffle"}
_NOT_A_QUERY = {
    "insert",
    "update",
    "delete",
    "create",
    "drop",
    "alter",
    "attach",
    "copy",
    "pragma",
    "install",
    "load",
    "set",
    "call",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A checked query: where it is, what it says of itself, its SQL, the parameters it uses and its words."""

    path: Path
    says: str
    grain: str
    sql: str
    params: frozenset[str]
    words: frozenset[str]


def read_statement(path: Path, declared: Collection[str]) -> Statement:
    """Read the query at `path` and check it against the contract; `declared` are the report's parameters."""
    sql = path.read_text(encoding="utf-8")
    lines = [*sql.splitlines(), "", ""]
    says = lines[0].removeprefix("--").strip()
    if not lines[0].startswith("--") or not says.endswith("."):
        raise _at(
            path,
            1,
            "the first line",
            "a comment with one sentence that ends with a full stop: what comes out",
        )
    head = _HEAD.match(lines[1])
    if head is None:
        raise _at(path, 2, "the second line", "-- Grain: one row per ... Parameters: $name, $name (or none).")
    used = _walk(path, sql)
    told = {part.strip() for part in head["params"].split(",")} - {"", "none"}
    _compare(path, used, {f"${name}" for name in declared}, told)
    params = frozenset(name.removeprefix("$") for name in used)
    words = frozenset(match["word"].lower() for match in _TOKEN.finditer(sql) if match["word"])
    return Statement(path, says, head["grain"].rstrip("."), sql, params, words)


def _walk(path: Path, sql: str) -> dict[str, int]:
    """Walk the tokens, refuse what the contract refuses, and return the parameters used with their lines."""
    used: dict[str, int] = {}
    depth, ordered, previous, first, ended = 0, False, "", True, False
    for match in _TOKEN.finditer(sql):
        if match["skip"]:
            continue
        line = sql.count("\n", 0, match.start()) + 1
        token = match.group().lower()
        if ended:
            raise _at(path, line, f"{match.group()!r} after the end", "one statement a file")
        if match["param"]:
            used.setdefault(match.group(), line)
        elif match["odd"]:
            raise _at(path, line, match.group(), "parameters by name, such as $country")
        elif match["mark"]:
            depth += {"(": 1, ")": -1}.get(token, 0)
            ended = token == ";"
            if token == "*" and previous in {"select", "distinct", ","}:
                raise _at(path, line, "SELECT *", "every column by its name")
        else:
            _refuse_word(path, line, token, first)
            ordered = ordered or (depth == 0 and previous == "order" and token == "by")
        first, previous = False, token
    if not ordered:
        raise _at(path, len(sql.splitlines()), "no ORDER BY", "an ORDER BY at the end: rows have one order")
    return used


def _refuse_word(path: Path, line: int, word: str, first: bool) -> None:
    """Refuse a word that would make the result depend on anything but the base and the parameters."""
    if first and word not in {"select", "with", "from"}:
        raise _at(path, line, word.upper(), "a SELECT")
    if word in _CLOCK:
        raise _at(path, line, f"the clock ({word})", "$as_of: a report never asks what time it is")
    if word in _CHANCE:
        raise _at(path, line, f"chance ({word})", "a query that gives the same rows every time")
    if first and word in _NOT_A_QUERY:
        raise _at(path, line, word.upper(), "a SELECT")


def _compare(path: Path, used: dict[str, int], declared: set[str], told: set[str]) -> None:
    """Hold the parameters used against those declared in the manifest and those told in the second line."""
    for name, line in used.items():
        if name not in declared:
            raise _at(path, line, name, f"a parameter of report.toml: {', '.join(sorted(declared))}")
        if name not in told:
            raise _at(path, 2, f"no {name} after Parameters:", f"{name} named there, since line {line} uses it")
    for name in sorted(told - used.keys()):
        raise _at(path, 2, f"{name} after Parameters:", "only parameters that the query uses")


def _at(path: Path, line: int, got: str, expected: str) -> QueryError:
    """Build the error of a query: ``path:line: got X, expected Y.``"""
    return QueryError(f"{path}:{line}: got {got}, expected {expected}.")
