"""The files inside an edition: its facts, its sources, its ledger, its lock, and the data of each chart."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from kzdb.report.charts import Picture
from kzdb.report.evidence import Claim, Evidence
from kzdb.report.ledger import Ledger

FACTS, SOURCES, LEDGER, LOCK = "facts.csv", "sources.csv", "ledger.json", "lock.json"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SOURCE_COLUMNS = (
    "source", "title", "publisher_name", "document", "sha256", "published_on", "published_precision", "language",
    "licence", "reliability", "reliability_reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attached:
    """One file inside the PDF; `of` is the anchor of the picture it is the data of, or empty.

    It `describes` itself; the data of a picture repeat the picture's alternative text.
    """

    name: str
    data: bytes
    mime: str
    relationship: str
    describes: str
    of: str = ""

    @property
    def sha256(self) -> str:
        """The file's fingerprint."""
        return hashlib.sha256(self.data).hexdigest()


def facts_file(ledger: Ledger, evidence: Evidence) -> Attached:
    """Return what was printed, one row an entry, with the claims and the passages behind it."""
    head = (
        "id", "kind", "place", "page", "text", "value", "value_end", "unit", "qualifier", "formula", "claims",
        "notes", "passages",
    )  # fmt: skip
    rows = []
    for entry in ledger.entries:
        if entry.kind in {"figure", "derived", "fact", "judgement", "count"}:
            claims = [evidence.claim(number) for number in entry.claims]
            amount = claims[0].amount if entry.kind == "figure" else None
            rows.append(
                (
                    entry.id, entry.kind, entry.place, entry.page, entry.text,
                    amount and amount.value, amount and amount.value_end, entry.unit, amount and amount.qualifier,
                    entry.formula, _joined(entry.claims), _joined(entry.notes), _joined(_passages(claims)),
                )
            )  # fmt: skip
    return Attached(FACTS, _csv(head, rows), "text/csv", "Data", "What the document prints, with the claims behind it")


def sources_file(connection: duckdb.DuckDBPyConnection, cited: Iterable[str]) -> Attached:
    """Return the sources that an edition cites."""
    rows = connection.execute(
        f"SELECT {', '.join(_SOURCE_COLUMNS)} FROM sources "  # names of our own columns
        "WHERE source IN (SELECT unnest(?::VARCHAR[])) ORDER BY source",
        [sorted(set(cited))],
    ).fetchall()
    return Attached(SOURCES, _csv(_SOURCE_COLUMNS, rows), "text/csv", "Source", "The sources that the document cites")


def chart_files(pictures: Mapping[str, Picture], ledger: Ledger) -> list[Attached]:
    """Return the data of every chart that is on the page."""
    alts = {entry.id: entry.text for entry in ledger.entries if entry.kind == "chart"}
    files = []
    for name, picture in pictures.items():
        anchor = f"chart-{name}"
        if anchor in alts:
            head = list(dict.fromkeys(key for row in picture.data for key in row))
            data = _csv(head, [[row.get(key) for key in head] for row in picture.data])
            files.append(Attached(f"{anchor}.csv", data, "text/csv", "Data", alts[anchor], anchor))
    return files


def neutralised(text: str) -> str:
    """Return a text as a spreadsheet may read it: one that it would run begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Write a table as CSV in UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode()


def _cell(value: object) -> object:
    """Return a value as a cell holds it."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return _joined(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return neutralised(value) if isinstance(value, str) else value


def _joined(values: Iterable[object]) -> str:
    """Return several values in one cell."""
    return " ".join(str(value) for value in values)


def _passages(claims: Iterable[Claim]) -> list[str]:
    """Return the places of claims' passages, each once."""
    return list(dict.fromkeys(f"{passage.source}:{passage.line}" for claim in claims for passage in claim.passages))
