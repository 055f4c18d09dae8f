"""A report from start to end: the draft, the PDF, the gates it has to pass, the files it leaves.

All files of an edition are written beside their places and renamed at the end, so whatever happens before, the last
good edition stays. A build that fails once its page is written leaves that, what it has of the PDF, and its log as
`*.draft.*`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import duckdb

from kzdb.errors import FileError, KzdbError, RenderError, shorten
from kzdb.files import write_bytes
from kzdb.report.attachments import LEDGER, LOCK, Attached, chart_files, facts_file, record_file, sources_file
from kzdb.report.audit import audit
from kzdb.report.budgets import over_budget
from kzdb.report.conformance import Conformance
from kzdb.report.draft import Draft, prepare, render_html, write_draft
from kzdb.report.gates import GateLog
from kzdb.report.lock import hash_files, make_lock
from kzdb.report.pdf import Rendered, render_pdf, require_engine
from kzdb.report.rules import check_rules

_SECTION = re.compile(r'<section id="([^"]*)"')
_TAG = re.compile(r"<[^>]*(>|$)")
_NAMED = re.compile(r"""`([^`]+)`|["']((?:file|https?|data):[^"']+)["']|(#[\w-]+)""")
_NO_GLYPH = re.compile(r"notdef glyph.*?U\+([0-9A-F]{4,6})")

__all__ = ["BuildOutcome", "Draft", "build_report", "render_draft", "render_html"]


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """What a build made."""

    path: Path
    ledger: Path
    pages: int
    figures: int
    notes: int
    sha256: str
    warnings: tuple[str, ...] = ()


def build_report(
    connection: duckdb.DuckDBPyConnection,
    report_dir: Path,
    shared_dir: Path,
    params: Mapping[str, str],
    language: str | None,
    output: Path,
    progress: Callable[[str], None],
    *,
    strict: bool = False,
    made_from: str = "",
    drafts: Path | None = None,
) -> BuildOutcome:
    """Build one edition of the report in `report_dir` and write it to `output`, its ledger and its log beside it.

    Text and names that the edition's language lacks are printed in English, with a warning each; with `strict` they
    are an error.

    `connection` is an opened read-only connection to the published file; `params` are as typed by the user.
    `made_from`, a digest of all this, is kept in the ledger. `drafts` names what a build that fails leaves behind
    (default: `output`), with other endings.
    """
    require_engine()
    drafts = drafts or output
    log = GateLog()
    kept: dict[str, bytes] = {}
    try:
        prepared = prepare(connection, report_dir, shared_dir, params, language, progress, log)
        with log.gate("render") as detail:
            draft = write_draft(prepared, progress, strict=strict)
            kept[".draft.html"] = draft.html.encode()
            progress("laying out the pages")
            rendered = _placed(draft, lambda: render_draft(connection, draft))
            detail.update(pages=rendered.pages, bytes=len(rendered.data), charts=len(draft.pictures))
        kept[".draft.pdf"] = rendered.data
        progress("checking the edition")
        _check(draft, rendered, log, progress)
    except KzdbError as error:
        raise _keep_draft(drafts, kept, log, error) from None
    write_bytes(
        {
            output: rendered.data,
            output.with_suffix(".ledger.json"): _ledger(draft, rendered, made_from),
            output.with_suffix(".build.jsonl"): log.to_jsonl().encode(),
        }
    )
    for suffix in (".draft.html", ".draft.pdf", ".draft.build.jsonl"):
        drafts.with_suffix(suffix).unlink(missing_ok=True)
    progress(f"{rendered.pages} pages, {draft.ledger.figures} figures, {draft.notes} notes")
    return BuildOutcome(
        output,
        output.with_suffix(".ledger.json"),
        rendered.pages,
        draft.ledger.figures,
        draft.notes,
        hashlib.sha256(rendered.data).hexdigest(),
        draft.warnings,
    )


def _placed(draft: Draft, render: Callable[[], Rendered]) -> Rendered:
    """Render; say where what the engine complains of stands: the section of a letter, the line of a file."""
    try:
        return render()
    except RenderError as error:
        if found := _NO_GLYPH.search(str(error)):
            raise _no_glyph(draft, chr(int(found[1], 16)), error) from None
        raise RenderError(f"{_line_of(draft, str(error))}{error}") from None
    except (ArithmeticError, RecursionError) as error:  # of the engine itself
        why = "tags within tags within tags" if isinstance(error, RecursionError) else "a size without measure"
        raise RenderError(
            f"{draft.definition.template}: the page cannot be laid out ({shorten(str(error), 80)}): {why}. "
            "Mend the template or the style."
        ) from None
    except OSError as error:  # the engine keeps fonts in temporary files
        raise RenderError(
            f"{tempfile.gettempdir()}: the engine cannot write its temporary files ({error.strerror}). Make room "
            "there, or name another folder with TMPDIR."
        ) from None


def _no_glyph(draft: Draft, letter: str, error: RenderError) -> RenderError:
    """Say which section prints a letter that no font of the report has, and in what text."""
    place = draft.html.find(letter)
    if place < 0:
        return error
    sections = _SECTION.findall(draft.html[:place]) or ["front"]
    words = unescape(_TAG.sub(" ", draft.html[max(0, place - 60) : place + 20])).rpartition(">")[2]
    return RenderError(
        f"{draft.definition.template}: section {sections[-1]!r} prints {shorten(words.strip(), 60)}, and no font "
        f"of the report has the letter U+{ord(letter):04X} in it. Mend the text at its source, or add a font."
    )


def _line_of(draft: Draft, complaint: str) -> str:
    """Return the one file and line that holds the words which the engine names in its complaint, or nothing."""
    words = [word.rpartition("/")[2].strip() for pair in _NAMED.findall(complaint) for word in pair]
    files = [path for root in draft.roots for path in [*root.glob("*.css"), *(root / "template").rglob("*.j2")]]
    for word in filter(None, words):
        found = [
            f"{path}:{number}: "
            for path in sorted(files)
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if word in line
        ]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def render_draft(connection: duckdb.DuckDBPyConnection, draft: Draft) -> Rendered:
    """Lay out a draft, put its files inside, and return the PDF; `connection` is the one it was read from."""
    definition, prepared = draft.definition, draft.prepared

    def complete(anchors: Mapping[str, int]) -> list[Attached]:
        """Tell the ledger its pages, then make the files that go inside."""
        draft.ledger.entries[:] = [replace(entry, page=anchors.get(entry.id)) for entry in draft.ledger.entries]
        about = {
            "report": definition.slug, "version": definition.version, "language": draft.language,
            "params": dict(draft.params),
        }  # fmt: skip
        ledger = draft.ledger.to_json(**about, revision=prepared.base["revision"])
        files = [
            facts_file(draft.ledger, prepared.evidence, draft.wording),
            sources_file(connection, draft.cited, draft.wording),
            record_file(LEDGER, ledger, draft.wording),
            *chart_files(draft.pictures, draft.ledger),
        ]
        lock = make_lock(
            about,
            prepared.base,
            prepared.results,
            hash_files(definition.folder, prepared.shared),
            {file.name: file.sha256 for file in files},
        )
        return [*files, record_file(LOCK, lock, draft.wording)]

    day = draft.params.get("as_of")
    return render_pdf(
        draft.html,
        draft.base_url,
        draft.roots,
        definition.pdf,
        Conformance(definition.pdf, draft.wording, day if isinstance(day, dt.date) else None),
        complete,
    )


def _check(draft: Draft, rendered: Rendered, log: GateLog, progress: Callable[[str], None]) -> None:
    """Pass the gates behind rendering, audit and conformance; warn of budgets."""
    definition = draft.definition
    with log.gate("audit") as detail:
        problems = audit(rendered.text, draft.ledger.entries, draft.notes)
        detail.update(numbers=sum(len(page.runs) for page in rendered.text), entries=len(draft.ledger.entries))
        _refuse(f"{definition.slug}: the audit of the finished pages failed", problems, detail)
    with log.gate("conformance") as detail:
        problems = check_rules(rendered.data, definition.pdf)
        detail.update(standards=definition.pdf)
        _refuse(f"{definition.slug}: the file breaks a rule", problems, detail)
    with log.gate("budgets") as detail:
        detail.update(pages=rendered.pages, seconds=round(log.seconds, 1), bytes=len(rendered.data))
        for line in over_budget(definition, rendered, draft.ledger, log):
            progress(f"warning: {line}")


def _refuse(what: str, problems: list[str], detail: dict[str, object]) -> None:
    """Raise RenderError with the first problem; the log gets them all."""
    if problems:
        detail["problems"] = problems
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise RenderError(f"{what}: {problems[0]}{more}.")


def _keep_draft(output: Path, kept: Mapping[str, bytes], log: GateLog, error: KzdbError) -> KzdbError:
    """Leave what a failed build has as drafts; return its error, which names them where there is a page."""
    files = {**kept, ".draft.build.jsonl": log.to_jsonl().encode()}
    try:
        write_bytes({output.with_suffix(suffix): data for suffix, data in files.items()})
    except FileError:
        return error
    if not kept:
        return error
    shown = output.with_suffix(".draft.pdf" if ".draft.pdf" in kept else ".draft.html")
    return type(error)(f"{str(error).rstrip('.')}. The page as it was: {shown}")


def _ledger(draft: Draft, rendered: Rendered, made_from: str) -> bytes:
    """Return the ledger that is written beside the PDF; it names the file by its fingerprint."""
    return draft.ledger.to_json(
        report=draft.definition.slug,
        version=draft.definition.version,
        language=draft.language,
        params=dict(draft.params),
        made_from=made_from,
        sha256=hashlib.sha256(rendered.data).hexdigest(),
    ).encode()
