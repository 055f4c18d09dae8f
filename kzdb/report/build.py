"""A report from start to end: rows, claims, page, PDF, its checks, the files it leaves.

All files of an edition are written beside their places and renamed at the end, so whatever happens before, the last
good edition stays. A build that fails once its page is written leaves that, what it has of the PDF, and its log as
`*.draft.*`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from kzdb.definition.parameters import Value, bind_parameters
from kzdb.definition.report import Report, lint
from kzdb.errors import FileError, KzdbError, RenderError, ReportError, number_of
from kzdb.files import write_bytes
from kzdb.language.catalog import load_catalog
from kzdb.language.wording import Wording
from kzdb.printed.changes import changes_since
from kzdb.printed.edition import LEDGER, PROVENANCE, Before, read_behind
from kzdb.proof.conformance import conformance_faults
from kzdb.proof.ledger_check import compare_with_ledger
from kzdb.proof.text_layer import read_pages
from kzdb.report.build_log import BuildLog
from kzdb.report.data.answers import NARRATIVE, Judged, judge_texts
from kzdb.report.data.evidence import Evidence, claims_of, read_evidence, require_evidence
from kzdb.report.data.languages import in_language, missing_names, wording_of
from kzdb.report.data.rows import Rows, run_queries
from kzdb.report.page.pictures import Picture
from kzdb.report.page.write import Page, write_page
from kzdb.report.provenance import base_of, provenance_of, to_json
from kzdb.report.render.attachments import Attached, changes_file, chart_files, facts_file, json_file, sources_file
from kzdb.report.render.charts import draw_charts
from kzdb.report.render.html import render_html
from kzdb.report.render.pdf import Rendered, render_pdf, require_engine

_SHOWN = 8
"""So many warnings are printed one by one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition up to its page, with the rows it was written from and all that laying it out takes."""

    report: Report
    parameters: Mapping[str, Value]
    language: str
    wording: Wording
    results: Mapping[str, Rows]
    evidence: Evidence
    pictures: Mapping[str, Picture]
    page: Page
    judged: Judged
    provenance: Mapping[str, Any]
    before: Before | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build made: the PDF and the ledger beside it, how much is in it, and what to look at."""

    path: Path
    ledger: Path
    pages: int
    figures: int
    notes: int
    sha256: str
    warnings: tuple[str, ...]


def build_edition(
    connection: duckdb.DuckDBPyConnection,
    report: Report,
    given: Mapping[str, str],
    language: str | None,
    today: dt.date,
    output: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    strict: bool = False,
    made_from: str = "",
    drafts: Path | None = None,
    before: Before | None = None,
) -> Edition:
    """Build one edition and write it to `output`, its ledger and its log beside it.

    Args:
        connection: the published file, opened for reading.
        report: what to build.
        given: its parameters, as a user types them.
        language: one of the report's; default: its first.
        today: the day up to which it knows, unless `as_of` is given.
        output: where the PDF goes; a report that makes an HTML page too has it beside it.
        progress: gets a message at the start of each step.
        strict: what an editor should look at (typed digits, texts and names that the language lacks) is an error.
        made_from: a digest of all this, kept in the ledger.
        before: the edition before this one; default: this is the first.
        drafts: names what a build that fails leaves behind, with other endings; default: `output`.

    Raises:
        ReportError: the report is wrong, or the edition fails a check. FileError: a file cannot be written.
    """
    require_engine()
    log, kept = BuildLog(progress), dict[str, bytes]()
    try:
        draft = write_draft(connection, report, given, language, today, log, strict=strict, before=before)
        kept[".draft.html"] = draft.page.html.encode()
        with log.step("layout") as detail:
            progress("laying out the pages")
            rendered = render_draft(connection, draft)
            detail.update(pages=rendered.pages, bytes=len(rendered.data), charts=len(draft.pictures))
        kept[".draft.pdf"] = rendered.data
        progress("checking the edition")
        _check(draft, rendered, log)
        html = b""
        if report.manifest.html:
            with log.step("html") as detail:
                html = render_html(
                    draft.page, report.folder, draft.pictures, draft.wording, rendered.anchors, rendered.files
                )
                detail.update(bytes=len(html))
    except KzdbError as error:
        raise _with_draft(drafts or output, kept, log, error) from None
    ledger = draft.page.ledger
    sha256 = hashlib.sha256(rendered.data).hexdigest()
    about = {**_about(draft), "made_from": made_from, "sha256": sha256}
    beside = output.with_suffix(".ledger.json")
    files = {output: rendered.data, **({output.with_suffix(".html"): html} if html else {})}
    files |= {beside: ledger.to_json(**about).encode(), output.with_suffix(".build.jsonl"): log.to_jsonl().encode()}
    write_bytes(files)
    for suffix in (".draft.html", ".draft.pdf", ".draft.build.jsonl"):
        (drafts or output).with_suffix(suffix).unlink(missing_ok=True)
    for line in log.warnings[:_SHOWN]:
        progress(f"warning: {line}")
    if len(log.warnings) > _SHOWN:
        progress(f"warning: and {len(log.warnings) - _SHOWN} more, in {output.with_suffix('.build.jsonl').name}")
    counts = {"page": rendered.pages, "figure": ledger.figures, "note": draft.page.notes}
    progress(", ".join(number_of(count, noun) for noun, count in counts.items()))
    return Edition(output, beside, rendered.pages, ledger.figures, draft.page.notes, sha256, tuple(log.warnings))


def write_draft(
    connection: duckdb.DuckDBPyConnection,
    report: Report,
    given: Mapping[str, str],
    language: str | None,
    today: dt.date,
    log: BuildLog | None = None,
    *,
    strict: bool = False,
    before: Before | None = None,
) -> Draft:
    """Return an edition up to its page. See `build_edition`.

    Raises:
        ReportError: a parameter, a query, a chart or a template is wrong.
    """
    log = log or BuildLog()
    with log.step("parameters") as detail:
        chosen = report.choose_language(language)
        parameters = bind_parameters(report.manifest, given, today)
        catalog = load_catalog(chosen, report.texts)
        judged = judge_texts(connection, report, parameters, chosen)
        detail.update(parameters, narrative=judged.as_json)
    with in_language(connection, chosen):
        with log.step("queries") as detail:
            log.progress("running the queries")
            results = run_queries(connection, report, parameters)
            detail.update({name: len(rows) for name, rows in results.items()})
        with log.step("evidence") as detail:
            wording = wording_of(connection, catalog)
            wanted = {**judged.claims, **claims_of(results)}
            evidence = read_evidence(connection, wanted, wording)
            paths = {name: query.path for name, query in report.queries.items()}
            require_evidence(evidence, wanted, {**paths, NARRATIVE: report.folder.path / NARRATIVE})
            detail.update(claims=len(wanted))
        base = base_of(connection)
    with log.step("page") as detail:
        log.progress("writing the page")
        pictures = draw_charts(report, results, evidence, wording)
        page = write_page(report, parameters, results, pictures, evidence, wording, judged=judged)
        if before is not None:  # what it prints is known now, so what changed since can be printed
            with in_language(connection, chosen):
                changes = changes_since(connection, before, page.ledger.items)
                judged = replace(judged, behind=read_behind(connection, set(judged.claims)))
            page = write_page(report, parameters, results, pictures, evidence, wording, before, changes, judged)
        _look_at(connection, report, chosen, catalog.missing, page.html, judged, log, strict=strict)
        detail.update(entries=len(page.ledger.entries), notes=page.notes, left_out=page.left_out(claims_of(results)))
    provenance = provenance_of(report, parameters, chosen, base, results, before)
    return Draft(report, parameters, chosen, wording, results, evidence, pictures, page, judged, provenance, before)


def render_draft(connection: duckdb.DuckDBPyConnection, draft: Draft) -> Rendered:
    """Lay out a draft, put its files inside, and return the PDF; `connection` is the one it was read from."""
    page, wording = draft.page, draft.wording

    def complete(anchors: Mapping[str, int]) -> list[Attached]:
        """Give the ledger its pages, then make the files that go inside."""
        page.ledger.entries[:] = [replace(entry, page=anchors.get(entry.id)) for entry in page.ledger.entries]
        changed = changes_since(connection, draft.before, page.ledger.items) if draft.before else []
        return [
            *([changes_file(changed, wording)] if draft.before else []),
            facts_file(page.ledger, draft.evidence, wording),
            sources_file(connection, page.sources, wording),
            json_file(LEDGER, page.ledger.to_json(**_about(draft)), wording),
            json_file(PROVENANCE, to_json(draft.provenance), wording),
            *chart_files(draft.pictures, page.ledger),
        ]

    day = draft.parameters["as_of"]
    assert isinstance(day, dt.date)  # every report has this parameter, of this type
    standards = draft.report.manifest.standards
    with in_language(connection, draft.language):
        return render_pdf(page.html, draft.report.folder, standards, wording, day, complete)


def _about(draft: Draft) -> dict[str, Any]:
    """Return what a ledger says of its edition."""
    about = {key: draft.provenance[key] for key in ("report", "version", "language", "parameters", "base")}
    return {**about, **({NARRATIVE: draft.judged.as_json} if draft.judged.is_any else {})}


def _look_at(
    connection: duckdb.DuckDBPyConnection,
    report: Report,
    language: str,
    texts: set[str],
    page: str,
    judged: Judged,
    log: BuildLog,
    *,
    strict: bool,
) -> None:
    """Warn of what an editor should look at; refuse it with `strict`."""
    for line in (*judged.warnings, *lint(report)):
        log.add_warning(line)
    for key in sorted(texts):
        log.add_warning(
            f"{report.folder.path}/i18n/{language}.ftl, {key}: got no text, printed the English one. Write it."
        )
    for name in missing_names(connection, language, html.unescape(page)):
        log.add_warning(f"labels, {language}: got no name for {name!r}, printed the English one. Add it to labels.csv.")
    if strict and log.warnings:
        raise ReportError("\n".join(log.warnings))


def _check(draft: Draft, rendered: Rendered, log: BuildLog) -> None:
    """Refuse an edition whose text or form is not right; warn of one that is large."""
    manifest, page = draft.report.manifest, draft.page
    with log.step("ledger") as detail:
        pages = read_pages(rendered.data)
        detail.update(numbers=sum(len(one.runs) for one in pages), entries=len(page.ledger.entries))
        _refuse(
            manifest.slug,
            compare_with_ledger(pages, page.ledger.entries, max(page.notes, page.html.count("<h1"))),
            detail,
        )
    with log.step("conformance") as detail:
        detail.update(standards=manifest.standards)
        _refuse(manifest.slug, conformance_faults(rendered.data, manifest.standards), detail)
    with log.step("budgets") as detail:
        detail.update(pages=rendered.pages, bytes=len(rendered.data))
        for what, got, most in (
            ("pages", rendered.pages, manifest.max_pages),
            ("bytes", len(rendered.data), manifest.max_bytes),
        ):
            if most is not None and got > most:
                log.add_warning(
                    f"{manifest.slug}, max_{what}: got {got:,}, expected at most {most:,}. Shorten it, or raise it."
                )
    for line in rendered.warnings:
        log.add_warning(line)


def _refuse(slug: str, faults: Sequence[str], detail: dict[str, object]) -> None:
    """Raise RenderError with the first fault; the log gets them all."""
    if faults:
        detail["faults"] = list(faults)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise RenderError(f"{slug}: {faults[0]}{more}. Correct the template or the style.")


def _with_draft(output: Path, kept: Mapping[str, bytes], log: BuildLog, error: KzdbError) -> KzdbError:
    """Leave what a failed build has as drafts; return its error, which names them where there is a page."""
    files = {**kept, ".draft.build.jsonl": log.to_jsonl().encode()}
    try:
        write_bytes({output.with_suffix(suffix): data for suffix, data in files.items()})
    except FileError:
        return error
    if not kept:
        return error
    shown = output.with_suffix(".draft.pdf" if ".draft.pdf" in kept else ".draft.html")
    return type(error)(f"{error} The page as it was: {shown}")
