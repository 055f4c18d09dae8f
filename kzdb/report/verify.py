"""A finished edition held against the base: made anew and compared or, where it cannot be, held against itself.

An edition whose definition and whose program are still those of its lock is made anew, from the base as it was at
its revision, and compared page by page and file by file. Of any other the figures are computed anew, its text is
held against its ledger, its files against its lock, and its pages against its seal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import duckdb

from kzdb.errors import KzdbError
from kzdb.report.attachments import LOCK
from kzdb.report.audit import audit
from kzdb.report.build import render_draft
from kzdb.report.compare import compare
from kzdb.report.definition import Definition, read_definition
from kzdb.report.derived import MINUS, derive
from kzdb.report.draft import Draft, prepare, write_draft
from kzdb.report.edition import Edition, edition_of
from kzdb.report.evidence import Evidence, load_evidence
from kzdb.report.gates import GateLog
from kzdb.report.ledger import Entry
from kzdb.report.lock import base_of, hash_files, versions
from kzdb.report.params import choose_language
from kzdb.report.query import snapshot
from kzdb.report.retelling import retold
from kzdb.report.seal import broken_seals
from kzdb.report.wording import FALLBACK, Wording, load_wording

Progress = Callable[[str], None]

_MOST = 5
"""So many lines of one kind are told."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of an edition: which it says it is, what does not fit, and what could not be asked."""

    edition: str
    pages: int
    entries: int
    figures: int
    problems: tuple[str, ...]
    remarks: tuple[str, ...]


def verify_edition(
    edition: Edition, connection: duckdb.DuckDBPyConnection, reports: Path, progress: Progress = lambda message: None
) -> Verified:
    """Hold `edition` against the base behind `connection` and the definition of its report in the folder `reports`."""
    folder, shared = reports / str(edition.lock["report"]), reports / "_shared"
    definition = read_definition(folder)
    language = choose_language(definition, str(edition.lock["language"]))
    problems = [*edition.faults, *_beside(edition), *_base(edition.lock["base"], base_of(connection))]
    remarks: list[str] = []
    changed = _changed(edition.lock["files"], hash_files(folder, shared), language)
    other = _differing(edition.lock["versions"], versions())
    if changed:
        remarks.append(
            f"the report's definition is not the one of this edition ({changed}): its figures were computed anew, its "
            "words, dates, counts and pictures only held against its own ledger and seal"
        )
        problems += _in_itself(edition)
        problems += _figures(edition, connection, definition, load_wording(language, (shared, folder)))
    else:
        try:
            draft = _written_anew(edition, connection, definition, shared)
            if other:
                remarks.append(
                    f"the programs are not those of this edition ({other}): its words and figures were computed anew, "
                    "the look of its pages only held against its own seal"
                )
                problems += [*_in_itself(edition), *_entries(edition, draft)]
            else:
                progress("laying out its pages anew")
                made = edition_of(edition.path, render_draft(connection, draft).data)
                problems += compare(edition, made)
                if not problems and made.data != edition.data:
                    remarks.append("another program wrote the file anew; it shows and holds what the edition does")
        except KzdbError as error:
            problems += [f"the edition cannot be made anew: {error}", *_in_itself(edition)]
            problems += _figures(edition, connection, definition, load_wording(language, (shared, folder)))
    return Verified(
        edition.says,
        len(edition.pages),
        len(edition.entries),
        sum(entry.kind in {"figure", "derived"} for entry in edition.entries),
        tuple(dict.fromkeys(problems)),
        tuple(remarks),
    )


def _written_anew(
    edition: Edition, connection: duckdb.DuckDBPyConnection, definition: Definition, shared: Path
) -> Draft:
    """Write the page of an edition anew from the base."""
    languages = {name for name, param in definition.params.items() if param.type == "language"}
    params = {
        name: str(value)
        for name, value in edition.lock["params"].items()
        if value is not None and name not in languages
    }
    language = str(edition.lock["language"])
    return write_draft(
        prepare(connection, definition.folder, shared, params, language, lambda message: None, GateLog()),
        lambda message: None,
    )


def _entries(edition: Edition, draft: Draft) -> Iterator[str]:
    """Yield the entries of the ledger that come out otherwise."""
    anew = draft.ledger.entries
    for entry, other in zip_longest(edition.entries, anew):
        if entry is None or other is None or (entry.id, entry.kind) != (other.id, other.kind):
            told = f"{_where(entry)}: the base gives " if entry else "the base gives "
            yield told + (f"{other.text!r} in its place" if other else "nothing in its place")
            return
        if other.text != entry.text:
            yield f"{_where(entry)}: the document says {entry.text!r}, the base says {other.text!r}"


def _beside(edition: Edition) -> Iterator[str]:
    """Yield what shows that the ledger beside the file is of another edition, as when one took another's name."""
    beside = edition.path.with_suffix(".ledger.json")
    try:
        told = json.loads(beside.read_bytes())
        of = {name: told[name] for name in ("report", "version", "language", "params")}
        sha256, texts = told["sha256"], [(entry["id"], entry["text"]) for entry in told["entries"]]
    except (OSError, ValueError, KeyError, TypeError):
        return
    if sha256 == hashlib.sha256(edition.data).hexdigest():
        return
    for name, value in of.items():
        if value != edition.lock[name]:
            yield f"{name}: this file is of {edition.lock[name]}, {beside.name} beside it of {value}"
            return
    if texts != [(entry.id, entry.text) for entry in edition.entries]:
        yield f"{beside.name} beside it is the ledger of another edition with the same parameters"


def _base(told: Mapping[str, Any], base: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the lock says of the base otherwise than the base that it names."""
    names = ["revision", "as_of", *(["content_sha256"] if told["schema_head"] == base["schema_head"] else [])]
    for name in names:
        there, here = (None if one[name] is None else str(one[name]) for one in (told, base))
        if there != here:
            yield f"{LOCK}, base.{name}: the file says {there}, the base says {here}"


def _in_itself(edition: Edition) -> Iterator[str]:
    """Yield what does not fit within a file: attachments and lock, text and ledger, pages and seal."""
    attached = edition.lock["attached"]
    for name in sorted((attached.keys() | edition.files.keys()) - {LOCK}):
        if name not in edition.files:
            yield f"{name}: in the lock and not in the file"
        elif name not in attached:
            yield f"{name}: in the file and not in the lock"
        elif hashlib.sha256(edition.files[name]).hexdigest() != attached[name]:
            yield f"{name}: its content is not the one that the lock names"
    told = audit(edition.pages, edition.entries, sum(entry.kind == "note" for entry in edition.entries))
    broken = list(broken_seals(edition.seal, edition.pages, edition.looks))
    yield from (what for number, what in broken if number is None)
    yield from _some(told)
    yield from _some(
        [
            f"page {number}: {what}"
            for number, what in broken
            if number and not any(line.startswith((f"page {number}:", f"page {number},")) for line in told)
        ]
    )


def _some(lines: Sequence[str]) -> list[str]:
    """Return the first of many lines, and how many more there are."""
    more = len(lines) - _MOST
    return [*lines[:_MOST], f"and {more} more of this kind"] if more > 1 else list(lines)


def _figures(
    edition: Edition, connection: duckdb.DuckDBPyConnection, definition: Definition, wording: Wording
) -> Iterator[str]:
    """Yield the figures that the base gives otherwise."""
    ids = {claim for entry in edition.entries for claim in entry.claims}
    with snapshot(connection, definition, wording.language):
        evidence = retold(connection, load_evidence(connection, ids), wording)
    for entry in edition.entries:
        absent = [claim for claim in entry.claims if claim not in evidence.claims]
        if absent:
            yield f"{_where(entry)}: the base has no claim {absent[0]}"
        elif entry.kind in {"figure", "derived"}:
            expected = _expected(entry, evidence, wording)
            if entry.text not in expected:
                yield f"{_where(entry)}: the document says {entry.text!r}, the base says {expected[0]!r}"


def _where(entry: Entry) -> str:
    """Name an entry by its page, or by its section where it has no place of its own."""
    return f"page {entry.page}, {entry.id}" if entry.page else f"section {entry.place!r}, {entry.id}"


def _expected(entry: Entry, evidence: Evidence, wording: Wording) -> list[str]:
    """Return what a figure's text may be by the base."""
    amounts = [claim.amount for claim in map(evidence.claim, entry.claims) if claim.amount is not None]
    if len(amounts) < len(entry.claims) or not amounts:
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
    ours = (f"/{language}.toml", f"/{FALLBACK}.toml")
    told, found = (
        {name: value for name, value in files.items() if "/i18n/" not in name or name.endswith(ours)}
        for files in (then, now)
    )
    return _differing(told, found)


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return what two tables hold otherwise: the first name and how many more, or nothing."""
    differ = sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name))
    more = f" and {len(differ) - 1} more" if len(differ) > 1 else ""
    return f"{differ[0]}{more}" if differ else ""
