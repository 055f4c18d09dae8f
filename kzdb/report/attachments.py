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
from markupsafe import Markup

from kzdb.report.charts import Picture
from kzdb.report.evidence import Claim, Evidence
from kzdb.report.ledger import Ledger
from kzdb.report.wording import Wording

FACTS, SOURCES, LEDGER, LOCK = "facts.csv", "sources.csv", "ledger.json", "lock.json"
CHART = "chart-"
"""What the anchor of a chart begins with, and the name of its data."""

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


@dataclass(frozen=True, slots=True)
class Listed:
    """A file inside the document, as its annex names it: a chart's data lead to the page of their chart."""

    name: Markup
    says: Markup


def list_files(ledger: Ledger, wording: Wording) -> list[Listed]:
    """Return the files that an edition will hold: what every edition has, then the data of each chart so far."""
    found = [Listed(Markup(name), _says(name, wording)) for name in (FACTS, SOURCES, LEDGER, LOCK)]
    for anchor in dict.fromkeys(entry.id for entry in ledger.entries if entry.kind == "chart"):
        if anchor.startswith(CHART):
            page = Markup('<a class="page" href="#{}"></a>').format(anchor)
            found.append(Listed(Markup("{}.csv").format(anchor), wording.text("attachment.chart", page=page)))
    return found


def facts_file(ledger: Ledger, evidence: Evidence, wording: Wording) -> Attached:
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
    return Attached(FACTS, _csv(head, rows), "text/csv", "Data", _says(FACTS, wording))


def sources_file(connection: duckdb.DuckDBPyConnection, cited: Iterable[str], wording: Wording) -> Attached:
    """Return the sources that an edition cites."""
    rows = connection.execute(
        f"SELECT {', '.join(_SOURCE_COLUMNS)} FROM sources "  # names of our own columns
        "WHERE source IN (SELECT unnest(?::VARCHAR[])) ORDER BY source",
        [sorted(set(cited))],
    ).fetchall()
    return Attached(SOURCES, _csv(_SOURCE_COLUMNS, rows), "text/csv", "Source", _says(SOURCES, wording))


def record_file(name: str, text: str, wording: Wording) -> Attached:
    """Return the ledger or the lock, whose text is JSON."""
    return Attached(name, text.encode(), "application/json", "Supplement", _says(name, wording))


def chart_files(pictures: Mapping[str, Picture], ledger: Ledger) -> list[Attached]:
    """Return the data of every chart that is on the page."""
    alts = {entry.id: entry.text for entry in ledger.entries if entry.kind == "chart"}
    files = []
    for name, picture in pictures.items():
        anchor = f"{CHART}{name}"
        if anchor in alts:
            head = list(dict.fromkeys(key for row in picture.data for key in row))
            data = _csv(head, [[row.get(key) for key in head] for row in picture.data])
            files.append(Attached(f"{anchor}.csv", data, "text/csv", "Data", alts[anchor], anchor))
    return files


def neutralised(text: str) -> str:
    """Return a text as a spreadsheet may read it: one that it would run begins with an apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _says(name: str, wording: Wording) -> Markup:
    """Return what one of the files that every edition has is, in the edition's language."""
    return wording.text(f"attachment.{name.partition('.')[0]}")


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
