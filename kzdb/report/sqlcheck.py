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
from kzdb.report.reading import read_text

_TOKEN = re.compile(
    r"""(?P<skip> --[^\n]* | /\*.*?\*/ | '(?:[^']|'')*' | "(?:[^"]|"")*"(?!\s*\() )
      | (?P<called> "(?:[^"]|"")*" )
      | (?P<param> \$[A-Za-z_][A-Za-z0-9_]* )
      | (?P<odd> \$\d+ | \?(?!\?) )
      | (?P<word> [A-Za-z_][A-Za-z0-9_]* )
      | (?P<mark> \.\s*\* | [(),;*] )""",
    re.VERBOSE | re.DOTALL,
)
_HEAD = re.compile(r"--\s*Grain:\s*(?P<grain>\S.*?)\s*Parameters:\s*(?P<params>.*?)\.?\s*$")
_CLOCK = {
    "now", "today", "current_date", "current_time", "current_timestamp", "get_current_timestamp",
    "get_current_time",
    "localtime", "localtimestamp", "transaction_timestamp", "current_localtime", "current_localtimestamp",
    "published_at",
}  # fmt: skip
_CHANCE = {"random", "setseed", "uuid", "uuidv4", "uuidv7", "gen_random_uuid", "tablesample", "shuffle"}
_OUTSIDE = re.compile(
    r"columns|query|query_table|glob|getenv|current_setting|getvariable|nextval|currval|which_secret"
    r"|(?:read|pragma|duckdb|sniff|parquet|sqlite|postgres|mysql)_\w+"
)
"""Functions that read something else than the views: files, settings, other SQL; and names that are not written."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A checked query: where it is, what it says of itself, its SQL, the parameters it uses and its words.

    `order` are the words of its last ORDER BY, which is on the line `order_line`.
    """

    path: Path
    says: str
    grain: str
    sql: str
    params: frozenset[str]
    words: frozenset[str]
    order: frozenset[str]
    order_line: int

    def must_order_by(self, key: Collection[str]) -> None:
        """Refuse a query whose order leaves rows in a tie: the columns of its `key` have to be in its ORDER BY."""
        missing = [column for column in key if column.lower() not in self.order]
        if missing and "all" not in self.order:
            raise _at(
                self.path, self.order_line, f"an ORDER BY without {missing[0]}",
                f"the whole key in it ({', '.join(key)}), so that no two rows may change places",
            )  # fmt: skip


def read_statement(path: Path, declared: Collection[str]) -> Statement:
    """Read the query at `path` and check it against the contract; `declared` are the report's parameters."""
    sql = read_text(path, QueryError)
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
    used, ordered = _walk(path, sql)
    told = {part.strip() for part in head["params"].split(",")} - {"", "none"}
    _compare(path, used, {f"${name}" for name in declared}, told)
    params = frozenset(name.removeprefix("$") for name in used)
    words = frozenset(match["word"].lower() for match in _TOKEN.finditer(sql) if match["word"])
    named = (match.group() for match in _TOKEN.finditer(sql, ordered) if match["word"] or match.group()[0] == '"')
    order = frozenset(name.strip('"').lower() for name in named)
    line = sql.count("\n", 0, ordered) + 1
    return Statement(path, says, head["grain"].rstrip("."), sql, params, words, order, line)


def _walk(path: Path, sql: str) -> tuple[dict[str, int], int]:
    """Walk the tokens, refuse what the contract refuses; return the parameters used with their lines, and the place
    of the last ORDER BY.
    """
    used: dict[str, int] = {}
    depth, ordered, previous, first, ended, selects = 0, 0, "", True, False, False
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
            if token[-1] == "*" and (previous in {"select", "distinct", ","} if token == "*" else depth == 0):
                raise _at(path, line, "SELECT *", "every column by its name")
        else:
            _refuse_word(path, line, token.strip('"'), first, called=sql[match.end() :].lstrip().startswith("("))
            selects = selects or token == "select"
            if depth == 0 and previous == "order" and token == "by":
                ordered = match.end()
        first, previous = False, token
    last = len(sql.rstrip().splitlines())
    if depth > 0:
        raise _at(path, last, "a bracket that is open at the end", "every bracket closed")
    if not selects:
        raise _at(path, last, "no SELECT", "every column by its name")
    if not ordered:
        raise _at(path, last, "no ORDER BY", "an ORDER BY at the end: rows have one order")
    return used, ordered


def _refuse_word(path: Path, line: int, word: str, first: bool, called: bool) -> None:
    """Refuse a word that would make the result depend on anything but the base and the parameters."""
    if first and word not in {"select", "with", "from"}:
        raise _at(path, line, word.upper(), "a SELECT")
    if word in _CLOCK or (called and word == "age"):
        raise _at(path, line, f"the clock ({word})", "$as_of: a report never asks what time it is")
    if word in _CHANCE:
        raise _at(path, line, f"chance ({word})", "a query that gives the same rows every time")
    if called and _OUTSIDE.fullmatch(word):
        raise _at(path, line, f"{word}()", "a query of the published views alone")


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
