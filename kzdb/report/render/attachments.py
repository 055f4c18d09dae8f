"""The files inside an edition: its facts, its sources, its ledger, its provenance, and the data of each chart."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from kzdb.language.wording import Wording
from kzdb.printed.changes import Change
from kzdb.printed.ledger import Ledger
from kzdb.report.data.evidence import Claim, Evidence
from kzdb.report.page.files import CHANGES, FACTS, SOURCES, charts_of, says
from kzdb.report.page.pictures import Picture

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet would run; such a cell begins with an apostrophe."""

_SOURCE_COLUMNS = (
    "source", "title", "publisher_name", "document", "sha256", "published_on", "published_precision", "language",
    "licence", "reliability", "reliability_reason",
)  # fmt: skip
_FACT_COLUMNS = (
    "id", "kind", "place", "page", "text", "value", "value_end", "unit", "qualifier", "formula", "claims", "notes",
    "passages",
)  # fmt: skip
_CHANGE_COLUMNS = (
    "happened", "why", "kind", "subject", "predicate", "object", "start", "end", "old_text", "old_page", "new_text",
    "new_page", "old_claims", "new_claims",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """One file inside the PDF: its name, its bytes, its MIME type, its relationship to the document, what it is."""

    name: str
    data: bytes
    mime: str
    relationship: str
    about: str


def facts_file(ledger: Ledger, evidence: Evidence, wording: Wording) -> Attached:
    """Return what was printed, one row an entry, with the claims and the passages behind it."""
    rows = []
    for entry in ledger.entries:
        if entry.kind in {"figure", "computed", "fact", "judgement", "count"}:
            claims = [evidence.claim(number) for number in entry.claims]
            figure = claims[0].figure if entry.kind == "figure" else None
            values = [float(number.value) for number in figure.numbers] if figure else [None]
            rows.append(
                (
                    entry.id, entry.kind, entry.place, entry.page, entry.text, values[0],
                    values[1] if len(values) > 1 else None, entry.unit, figure and figure.qualifier, entry.formula,
                    entry.claims, entry.notes, _places(claims, wording),
                )
            )  # fmt: skip
    return Attached(FACTS, _csv(_FACT_COLUMNS, rows), "text/csv", "Data", says(FACTS, wording))


def sources_file(connection: duckdb.DuckDBPyConnection, cited: Iterable[str], wording: Wording) -> Attached:
    """Return the sources that an edition cites."""
    rows = connection.execute(
        f"SELECT {', '.join(_SOURCE_COLUMNS)} FROM sources "  # names of our own columns
        "WHERE source IN (SELECT unnest($1::VARCHAR[])) ORDER BY source",
        [sorted(set(cited))],
    ).fetchall()
    return Attached(SOURCES, _csv(_SOURCE_COLUMNS, rows), "text/csv", "Source", says(SOURCES, wording))


def changes_file(changes: Iterable[Change], wording: Wording) -> Attached:
    """Return everything that changed since the edition before, with its page then and now."""
    rows = [[getattr(change, column) for column in _CHANGE_COLUMNS] for change in changes]
    return Attached(CHANGES, _csv(_CHANGE_COLUMNS, rows), "text/csv", "Supplement", says(CHANGES, wording))


def json_file(name: str, text: str, wording: Wording) -> Attached:
    """Return the ledger or the provenance."""
    return Attached(name, text.encode(), "application/json", "Supplement", says(name, wording))


def chart_files(pictures: Mapping[str, Picture], ledger: Ledger) -> list[Attached]:
    """Return the data of every chart that is on the page."""
    alts = charts_of(ledger)
    files = []
    for picture in pictures.values():
        anchor = f"chart-{picture.name}"
        if anchor in alts:
            tables = picture.tables.items()
            rows = [{"query": name, **row} if len(tables) > 1 else row for name, table in tables for row in table]
            head = list(dict.fromkeys(key for row in rows for key in row))
            data = _csv(head, [[row.get(key) for key in head] for row in rows])
            files.append(Attached(f"{anchor}.csv", data, "text/csv", "Data", alts[anchor]))
    return files


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """Return a value as a cell holds it."""
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _places(claims: Iterable[Claim], wording: Wording) -> str:
    """Return the places of claims' passages, each once."""
    return "; ".join(
        dict.fromkeys(f"{one.source}, {one.place.said(wording)}" for claim in claims for one in claim.passages)
    )
