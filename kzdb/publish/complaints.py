"""DuckDB's errors as one line each: what is wrong, where, what was probably meant."""

from __future__ import annotations

import difflib
import re

import duckdb

from kzdb.errors import AGAIN, DAMAGED

__all__ = ["explain", "first_line"]


_KIND = re.compile(r"^(?:[A-Za-z-]+ ){1,4}Error: ")
_LOCATION = re.compile(r"\nLINE (\d+): (.*)\n(\s*)\^")
_CANDIDATES = re.compile(r"\n(?:Candidate (?:bindings|tables)|Did you mean):? (.*)")
_INTERNAL = ("pg_", "duckdb_", "sqlite_", "pragma_")  # DuckDB offers these too; nobody here means them
_MISSING_TABLE = re.compile(r"Table with name (\S+) does not exist")
_WRONG_NAME = re.compile(r'column (?:named )?"([^"]+)"')
_DENIED = re.compile(r'(?:file|directory) "([^"]*)"')


def explain(error: duckdb.Error, sql: str, connection: duckdb.DuckDBPyConnection | None = None) -> str:
    """Return what DuckDB says about `sql` as one line; with a connection, tables that come close are named."""
    text = str(error)
    if DAMAGED in text:
        return f"the published file is damaged ({first_line(error).rstrip('.')}). {AGAIN}"
    where = _position(text, sql)
    if isinstance(error, duckdb.PermissionException):
        named = _DENIED.search(text)
        what = f'no access to "{named[1]}"' if named else first_line(error)
        return f"{what}{where}. A query reads the published file and nothing else."
    if "'pytz'" in text:
        return "a list or record that holds times with zone is not shown. Cast it: ::TIMESTAMP[]."
    if "read-only mode" in text:
        return f"a query reads, it changes nothing{where}. Write a SELECT."
    return f"{first_line(error).rstrip('.!')}{where}.{_meant(text, connection)}"


def first_line(error: duckdb.Error) -> str:
    """Return the first line of DuckDB's message, without the kind of error before it."""
    line = _KIND.sub("", str(error).split("\n", 1)[0]).strip()
    return line.replace('Values list "', '"')  # what DuckDB calls a view without a table beneath


def _position(text: str, sql: str) -> str:
    """Return ` (line L, column C)` for the place DuckDB points at, or nothing."""
    found = _LOCATION.search(text)
    if not found:
        return ""
    number, shown = int(found[1]), found[2]
    column = len(found[3]) - len(f"LINE {number}: ")
    if shown.startswith("..."):  # DuckDB shows a window of a long line: find where the window starts
        line = sql.split("\n")[number - 1]
        column += max(line.find(shown.removeprefix("...").removesuffix("...")), 0) - len("...")
    return f" (line {number}, column {column + 1})"


def _meant(text: str, connection: duckdb.DuckDBPyConnection | None) -> str:
    """Return ` Did you mean …?`, or nothing when no name comes close."""
    missing = _MISSING_TABLE.search(text)
    if missing and connection is not None:
        tables = [str(row[0]) for row in connection.execute("SHOW TABLES").fetchall()]
        close = difflib.get_close_matches(missing[1].strip('"'), tables, n=3)
        return _question(close) or f" There are: {', '.join(table for table in tables if table[0] != '_')}."
    found = _CANDIDATES.search(text)
    offered = re.findall(r'"([^"]+)"', found[1]) if found else []
    names = [name for name in offered if not name.startswith(_INTERNAL)]
    wrong = _WRONG_NAME.search(text)  # DuckDB offers any name there is; one that comes close says more than five
    if wrong and not names and connection is not None:
        rows = connection.execute("SELECT DISTINCT column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1")
        return _question(difflib.get_close_matches(wrong[1], [row[0] for row in rows.fetchall()], n=2))
    close = difflib.get_close_matches(wrong[1], names, n=2) if wrong else []
    return _question(close or names[:4])


def _question(names: list[str]) -> str:
    return f" Did you mean {' or '.join(names)}?" if names else ""
