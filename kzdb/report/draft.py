"""A report up to its page: definition, parameters, queries, evidence, lint, charts, HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from kzdb.errors import ReportError
from kzdb.report.charts import Picture, draw_charts
from kzdb.report.definition import Definition, read_definition
from kzdb.report.evidence import Evidence, claim_ids, load_evidence
from kzdb.report.figures import Figures
from kzdb.report.gates import GateLog
from kzdb.report.ledger import Ledger
from kzdb.report.lint import check_texts
from kzdb.report.lock import base_of
from kzdb.report.notes import NoteBook
from kzdb.report.page import write_page
from kzdb.report.params import Value, bind_params, choose_language
from kzdb.report.query import Rows, run_queries, snapshot
from kzdb.report.retelling import retold
from kzdb.report.sandbox import Sandbox, make_environment
from kzdb.report.wording import Wording, load_wording

Progress = Callable[[str], None]

_TOLD = 8
"""So many warnings are told one by one."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report whose inputs are read and found right; nothing is written yet."""

    definition: Definition
    shared: Path
    params: Mapping[str, Value]
    language: str
    wording: Wording
    environment: Sandbox
    results: Mapping[str, Rows]
    evidence: Evidence
    base: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as HTML, before it is laid out, with all that laying it out takes."""

    definition: Definition
    params: Mapping[str, Value]
    language: str
    html: str
    base_url: str
    roots: tuple[Path, ...]
    ledger: Ledger
    notes: int
    wording: Wording
    prepared: Prepared
    pictures: Mapping[str, Picture]
    cited: tuple[str, ...]
    """The sources that the page cites."""
    warnings: tuple[str, ...] = ()


def render_html(
    connection: duckdb.DuckDBPyConnection,
    report_dir: Path,
    shared_dir: Path,
    params: Mapping[str, str],
    language: str | None = None,
    progress: Progress = lambda message: None,
    *,
    strict: bool = False,
) -> Draft:
    """Do everything but the layout: return the HTML of an edition with its ledger."""
    prepared = prepare(connection, report_dir, shared_dir, params, language, progress, GateLog())
    return write_draft(prepared, progress, strict=strict)


def prepare(
    connection: duckdb.DuckDBPyConnection,
    report_dir: Path,
    shared_dir: Path,
    params: Mapping[str, str],
    language: str | None,
    progress: Progress,
    log: GateLog,
) -> Prepared:
    """Pass the gates before rendering: parameters, queries, evidence, lint."""
    with log.gate("parameters") as detail:
        progress("reading the definition")
        definition = read_definition(report_dir)
        chosen = choose_language(definition, language)
        values = bind_params(definition, params, chosen, connection)
        wording = load_wording(chosen, (shared_dir, definition.folder))
        detail.update(values)
    with log.gate("queries") as detail:
        progress("running the queries")
        with snapshot(connection, definition, chosen):
            results = run_queries(connection, definition, values, wording.missing.plain)
            wanted = claim_ids(results.values())
            evidence = retold(connection, load_evidence(connection, wanted), wording)
        base = base_of(connection)
        detail.update(queries=len(results), rows=sum(len(rows) for rows in results.values()))
    with log.gate("evidence") as detail:
        _must_be_complete(definition, results, evidence)
        detail.update(claims=len(wanted))
    environment = make_environment(definition.folder, shared_dir)
    with log.gate("lint"):
        check_texts(environment, definition, shared_dir)
    return Prepared(definition, shared_dir, values, chosen, wording, environment, results, evidence, base)


def write_draft(prepared: Prepared, progress: Progress, *, strict: bool = False) -> Draft:
    """Draw the charts and write the page of a prepared report; with `strict` a missing translation is an error."""
    definition, wording, evidence = prepared.definition, prepared.wording, prepared.evidence
    progress("drawing the charts")
    pictures = draw_charts(definition.charts, prepared.results, evidence, wording, prepared.shared)
    progress("writing the page")
    ledger = Ledger()
    notes = NoteBook(wording, evidence.sources.__getitem__)
    html = write_page(
        prepared.environment,
        definition,
        prepared.shared,
        prepared.params,
        prepared.results,
        pictures,
        Figures(evidence, wording, notes, ledger),
        wording,
        notes,
        ledger,
    )
    if strict:
        wording.missing.require_none()
    warnings = wording.missing.warnings()
    for warning in warnings[:_TOLD]:
        progress(f"warning: {warning}")
    if len(warnings) > _TOLD:
        progress(f"warning: and {len(warnings) - _TOLD} more")
    return Draft(
        definition=definition,
        params=prepared.params,
        language=prepared.language,
        html=html,
        base_url=definition.folder.resolve().as_uri() + "/",
        roots=(definition.folder, prepared.shared),
        ledger=ledger,
        notes=len(notes.notes),
        wording=wording,
        prepared=prepared,
        pictures=pictures,
        cited=tuple(dict.fromkeys(passage.source for passage in notes.cited)),
        warnings=tuple(warnings),
    )


def _must_be_complete(definition: Definition, results: Mapping[str, Rows], evidence: Evidence) -> None:
    """Refuse a claim that a query brought and that the base has no passage for."""
    for name, rows in results.items():
        path = definition.queries[name].statement.path
        for number in sorted(claim_ids([rows])):
            if number not in evidence.claims:
                raise ReportError(f"{path}: returns claim {number}, and the base has no such claim. Mend the query.")
            claim = evidence.claim(number)
            if not claim.passages:
                raise ReportError(f"{path}: claim {number} ({claim.text!r}) has no citation. Load its source anew.")
            for passage in claim.passages:
                if passage.source not in evidence.sources:
                    raise ReportError(f"{path}: claim {number} cites {passage.source!r}, which is no source.")
