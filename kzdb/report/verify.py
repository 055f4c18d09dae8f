"""A finished edition held against the base: every figure computed anew, every attachment against the lock.

Four questions, each with its own kind of answer: are the files inside those that were put there; are the numbers
on each page those that were sealed; does the page say what the ledger says; does the base say so too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kzdb.errors import KzdbError
from kzdb.report.attachments import SOURCES, chart_files, sources_file
from kzdb.report.audit import audit
from kzdb.report.definition import read_definition
from kzdb.report.derived import MINUS, derive
from kzdb.report.draft import Draft, prepare, write_draft
from kzdb.report.edition import Edition
from kzdb.report.evidence import Evidence, load_evidence
from kzdb.report.gates import GateLog
from kzdb.report.ledger import Entry
from kzdb.report.lock import hash_files, hash_rows
from kzdb.report.query import snapshot
from kzdb.report.retelling import retold
from kzdb.report.seal import broken_pages
from kzdb.report.wording import FALLBACK, Wording, load_wording


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of an edition: the figures computed anew, what does not fit, and what could not be asked."""

    pages: int
    entries: int
    figures: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]


def verify_edition(edition: Edition, connection: duckdb.DuckDBPyConnection, reports: Path) -> Verified:
    """Hold `edition` against the base behind `connection` and the definition of its report in the folder `reports`."""
    problems = [*_files(edition), *_pages(edition)]
    remarks: list[str] = []
    folder, shared = reports / str(edition.lock["report"]), reports / "_shared"
    wording = load_wording(str(edition.lock["language"]), (shared, folder))
    definition = read_definition(folder)
    ids = {claim for entry in edition.entries for claim in entry.claims}
    with snapshot(connection, definition, wording.language):
        evidence = retold(connection, load_evidence(connection, ids), wording)
    problems += _figures(edition.entries, evidence, wording)
    changed = _changed(edition.lock["files"], hash_files(folder, shared), wording.language)
    if changed:
        remarks.append(
            f"the report's definition is not the one of this edition ({changed}): dates, names, counts and pictures "
            "were not computed anew"
        )
    else:
        problems += _written_anew(edition, connection, folder, shared)
    figures = sum(entry.kind in {"figure", "derived"} for entry in edition.entries)
    return Verified(len(edition.pages), len(edition.entries), figures, tuple(dict.fromkeys(problems)), tuple(remarks))


def _files(edition: Edition) -> Iterator[str]:
    """Yield the attachments that are not those of the lock."""
    for name, wanted in edition.lock["attached"].items():
        if name not in edition.files:
            yield f"{name}: in the lock and not in the file"
        elif hashlib.sha256(edition.files[name]).hexdigest() != wanted:
            yield f"{name}: its content is not the one that the lock names"


def _pages(edition: Edition) -> Iterator[str]:
    """Yield what the pages say otherwise than the ledger and the seal."""
    notes = sum(entry.kind == "note" for entry in edition.entries)
    told = audit(edition.pages, edition.entries, notes)
    yield from told
    for number in broken_pages(edition.seal, edition.pages):
        if not any(line.startswith(f"page {number}") for line in told):
            yield f"page {number}: its numbers are not those that it was sealed with"


def _figures(entries: Iterable[Entry], evidence: Evidence, wording: Wording) -> Iterator[str]:
    """Yield the figures that the base gives otherwise."""
    for entry in entries:
        where = f"page {entry.page}, {entry.id}"
        absent = [claim for claim in entry.claims if claim not in evidence.claims]
        if absent:
            yield f"{where}: the base has no claim {absent[0]}"
        elif entry.kind in {"figure", "derived"}:
            expected = _expected(entry, evidence, wording)
            if entry.text not in expected:
                yield f"{where}: the document says {entry.text!r}, the base says {expected[0]!r}"


def _expected(entry: Entry, evidence: Evidence, wording: Wording) -> list[str]:
    """Return what a figure's text may be by the base."""
    amounts = [claim.amount for claim in map(evidence.claim, entry.claims) if claim.amount is not None]
    if len(amounts) < len(entry.claims):
        return ["no figure"]
    if entry.kind == "figure":
        return [wording.amount(amounts[0]), wording.amount(amounts[0], unit=False)]
    try:
        amount = derive(str(entry.formula).removeprefix("abs "), amounts)
    except KzdbError as error:
        return [str(error)]
    text = wording.amount(amount).replace("-", MINUS)
    return [text.replace(MINUS, "") if str(entry.formula).startswith("abs ") else text]


def _changed(then: Mapping[str, str], now: Mapping[str, str], language: str) -> str:
    """Return which files changed, those of other languages left aside: the first one and how many, or nothing."""
    differ = sorted(
        name
        for name in then.keys() | now.keys()
        if then.get(name) != now.get(name)
        and ("/i18n/" not in name or name.endswith((f"/{language}.toml", f"/{FALLBACK}.toml")))
    )
    more = f" and {len(differ) - 1} more" if len(differ) > 1 else ""
    return f"{differ[0]}{more}" if differ else ""


def _written_anew(edition: Edition, connection: duckdb.DuckDBPyConnection, folder: Path, shared: Path) -> Iterator[str]:
    """Yield what differs when the edition's page is written anew from the base."""
    params = {
        name: str(value) for name, value in edition.lock["params"].items() if name != "language" and value is not None
    }
    definition = read_definition(folder)
    params = {name: value for name, value in params.items() if definition.params[name].type != "language"}
    try:
        prepared = prepare(
            connection, folder, shared, params, str(edition.lock["language"]), lambda message: None, GateLog()
        )
        draft = write_draft(prepared, lambda message: None)
    except KzdbError as error:
        yield f"the edition cannot be written anew: {error}"
        return
    for name, told in edition.lock["queries"].items():
        if name in prepared.results and hash_rows(prepared.results[name]) != told["sha256"]:
            yield f"the query {name} gives other rows than it gave"
    yield from _entries(edition, draft)
    files = [sources_file(connection, draft.cited), *chart_files(draft.pictures, draft.ledger)]
    for file in files:
        if edition.files.get(file.name) != file.data:
            what = "the sources" if file.name == SOURCES else "the data of a picture"
            yield f"{file.name}: {what} are not those of the base"


def _entries(edition: Edition, draft: Draft) -> Iterator[str]:
    """Yield the entries of the ledger that come out otherwise."""
    told = {(entry.kind, entry.id, n): entry for n, entry in enumerate(edition.entries)}
    anew = list(draft.ledger.entries)
    for (_, _, n), entry in told.items():
        other = anew[n] if n < len(anew) else None
        if other is None or (other.id, other.kind) != (entry.id, entry.kind):
            yield f"page {entry.page}, {entry.id}: the base gives another entry in its place"
            return
        if other.text != entry.text:
            yield f"page {entry.page}, {entry.id}: the document says {entry.text!r}, the base says {other.text!r}"
    if len(anew) > len(told):
        yield f"the base gives {len(anew) - len(told)} entries more than the document prints"
