"""A report from start to end: definition, parameters, queries, charts, HTML, PDF, ledger.

The PDF and its ledger are written to temporary files in the output's own folder and renamed at the end, so
whatever happens before, the last good edition stays. A build that fails after its page was written leaves
it as `*.draft.html`.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kzdb.errors import KzdbError, RenderError
from kzdb.report.charts import draw_charts
from kzdb.report.conformance import Conformance
from kzdb.report.definition import Definition, read_definition
from kzdb.report.evidence import claim_ids, load_evidence
from kzdb.report.figures import Figures
from kzdb.report.ledger import Ledger
from kzdb.report.lint import check_digits
from kzdb.report.notes import NoteBook
from kzdb.report.page import make_environment, write_page
from kzdb.report.params import Value, bind_params, choose_language
from kzdb.report.pdf import render_pdf, require_engine
from kzdb.report.query import run_queries, snapshot
from kzdb.report.wording import Wording, load_wording

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build made."""

    path: Path
    ledger: Path
    pages: int
    figures: int
    notes: int
    sha256: str


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


def build_report(
    connection: duckdb.DuckDBPyConnection,
    report_dir: Path,
    shared_dir: Path,
    params: Mapping[str, str],
    language: str | None,
    output: Path,
    progress: Callable[[str], None],
) -> BuildOutcome:
    """Build one edition of the report in `report_dir` and write it to `output`, its ledger beside it.

    `connection` is an opened read-only connection to the published file; `params` are as typed by the user.
    """
    require_engine()
    draft = render_html(connection, report_dir, shared_dir, params, language, progress)
    draft_path = output.with_suffix(".draft.html")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        progress("laying out the pages")
        definition = draft.definition
        rendered = render_pdf(
            draft.html,
            draft.base_url,
            draft.roots,
            definition.pdf,
            Conformance(definition.pdf, draft.wording),
        )
        if definition.max_pages is not None and rendered.pages > definition.max_pages:
            raise RenderError(
                f"{definition.slug}: {rendered.pages} pages, and report.toml allows {definition.max_pages}."
            )
    except KzdbError as error:
        draft_path.write_text(draft.html, encoding="utf-8")
        raise type(error)(f"{str(error).rstrip('.')}. The page as it was: {draft_path}") from None
    except OSError as error:
        raise RenderError(
            f"{output}: cannot be written ({error.strerror}). Choose another file with --output."
        ) from None

    sha256 = hashlib.sha256(rendered.data).hexdigest()
    ledger_path = output.with_suffix(".ledger.json")
    ledger = draft.ledger.to_json(
        report=definition.slug,
        version=definition.version,
        language=draft.language,
        params=dict(draft.params),
        sha256=sha256,
    )
    _replace(ledger_path, ledger.encode())
    _replace(output, rendered.data)
    draft_path.unlink(missing_ok=True)
    progress(f"{rendered.pages} pages, {draft.ledger.figures} figures, {draft.notes} notes")
    return BuildOutcome(output, ledger_path, rendered.pages, draft.ledger.figures, draft.notes, sha256)


def render_html(
    connection: duckdb.DuckDBPyConnection,
    report_dir: Path,
    shared_dir: Path,
    params: Mapping[str, str],
    language: str | None = None,
    progress: Progress = lambda message: None,
) -> Draft:
    """Do everything but the layout: return the HTML of an edition with its ledger."""
    progress("reading the definition")
    definition = read_definition(report_dir)
    chosen = choose_language(definition, language)
    values = bind_params(definition, params, chosen, connection)
    wording = load_wording(chosen, (shared_dir, definition.folder))
    environment = make_environment(definition.folder, shared_dir)
    if definition.lint_digits:
        check_digits(environment, definition, shared_dir)
    progress("running the queries")
    with snapshot(connection, definition):
        results = run_queries(connection, definition, values)
        evidence = load_evidence(connection, claim_ids(results.values()))
    progress("drawing the charts")
    pictures = draw_charts(definition.charts, results, evidence, wording, shared_dir)
    progress("writing the page")
    ledger = Ledger()
    notes = NoteBook(wording, evidence.sources.__getitem__)
    figures = Figures(evidence, wording, notes, ledger)
    html = write_page(environment, definition, shared_dir, values, results, pictures, figures, wording, notes, ledger)
    base_url = definition.folder.resolve().as_uri() + "/"
    return Draft(
        definition,
        values,
        chosen,
        html,
        base_url,
        (definition.folder, shared_dir),
        ledger,
        len(notes.notes),
        wording,
    )


def _replace(path: Path, data: bytes) -> None:
    """Write `data` to `path` at once: a reader sees the old file or the new one, never a part."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
