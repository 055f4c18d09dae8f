"""What an edition is made from, in two fingerprints: its data (rows and evidence) and its form.

The data are asked in the language of no reader: a corrected translation is another form, not other data. So editions of
one report in three languages have one data fingerprint, and one number.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kzdb.refresh.door import Content

if TYPE_CHECKING:
    import duckdb

__all__ = ["EVIDENCE", "data_sha256", "form_sha256", "moved_form", "moved_rows", "query_rows"]

EVIDENCE = "evidence"
"""The name under which the passages behind the rows are kept, beside the queries."""

_ABOUT_THE_BASE = re.compile(r"\b(_published|revisions|revision_changes|former_\w+|changes_between)\b", re.IGNORECASE)
"""Tables that change with every load: a query over them says how the base grew, not what it holds."""

_CLAIMS = re.compile(r"(\A|_)claims?(_|\Z)")
"""Columns that hold ids of claims: claim_id, claim_a, claims."""

_EVIDENCE_SQL = """
SELECT c.claim_id::VARCHAR, c.source, s.sha256, z.quote, concat_ws(' ', z.line, z.char_start, z.page, z.sheet, z.row,
  z.col), coalesce(c.note, ''), c.preferred::VARCHAR, c.contested::VARCHAR, c.nature, c.modality
FROM claims AS c
INNER JOIN citations AS z ON z.claim_id = c.claim_id
INNER JOIN sources AS s ON s.source = c.source
WHERE c.claim_id IN (SELECT unnest($claims))
ORDER BY ALL
"""


def query_rows(
    connection: duckdb.DuckDBPyConnection, queries: Mapping[str, str], values: Mapping[str, object]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the canonical rows of a report's queries, the first of each its columns, and the evidence behind them.

    Args:
        connection: the published file, in its own language.
        queries: SQL by name; one that asks how the base grew is left out.
        values: the parameters, `as_of` among them.
    """
    import duckdb

    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    claims: set[int] = set()
    for name, sql in sorted(queries.items()):
        if _ABOUT_THE_BASE.search(sql):
            continue
        (statement,) = duckdb.extract_statements(sql)
        used = {name: values[name] for name in statement.named_parameters}
        cursor = connection.execute(statement, used or None)
        columns = tuple(str(column[0]) for column in cursor.description or ())
        rows = cursor.fetchall()
        found[name] = (columns, *(tuple(map(_text, row)) for row in rows))
        for place, column in enumerate(columns):
            if _CLAIMS.search(column):
                claims.update(_numbers(row[place] for row in rows))
    evidence = connection.execute(_EVIDENCE_SQL, {"claims": sorted(claims)}).fetchall()
    head = ("claim_id", "source", "sha256", "quote", "place", "note", "preferred", "contested", "nature", "modality")
    found[EVIDENCE] = (head, *(tuple(map(_text, row)) for row in evidence))
    return found


def data_sha256(content: Content) -> str:
    """Return the fingerprint of the rows and their evidence."""
    return _digest(content.rows)


def form_sha256(content: Content) -> str:
    """Return the fingerprint of everything else that a page depends on."""
    return _digest(content.form)


def moved_rows(old: Content, new: Content) -> dict[str, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]]:
    """Return for each query that gave other rows those that left and those that came, in their order."""
    moved = {}
    for name in sorted(old.rows.keys() | new.rows.keys()):
        before, after = old.rows.get(name, ()), new.rows.get(name, ())
        left = [row for row in before if row not in set(after)]
        came = [row for row in after if row not in set(before)]
        if before != after:
            moved[name] = (left, came)
    return moved


def moved_form(old: Content, new: Content) -> list[str]:
    """Return the names of what changed in the form: files, texts, versions."""
    names = old.form.keys() | new.form.keys()
    return sorted(name for name in names if old.form.get(name) != new.form.get(name))


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: object) -> str:
    """Return a value as one text that is the same on every machine."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_text, value)) + "]"
    return "" if value is None else str(value)


def _numbers(values: Iterable[object]) -> set[int]:
    found: set[int] = set()
    for value in values:
        if isinstance(value, int) and not isinstance(value, bool):
            found.add(value)
        elif isinstance(value, list):
            found |= _numbers(value)
    return found
