"""Asking the published file: what it holds, what changed, what is behind a claim."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.config import Settings, load_settings
from kzdb.errors import SeedError
from kzdb.pipeline.outputs import growing_folder, output_file, output_folder
from kzdb.pipeline.stages import published_at

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from kzdb.audit.verdicts import Audit
    from kzdb.publish.diff import Change
    from kzdb.publish.export import ExportOutcome
    from kzdb.publish.findings import CheckOutcome

__all__ = ["audit", "check", "connect", "diff", "export", "export_iceberg", "export_lake", "trace"]


def connect(root: str | Path = ".", *, revision: int | None = None, as_of: dt.date | None = None) -> DuckDBPyConnection:
    """Open the published file of the workspace at `root`, read-only and sealed.

    `revision` and `as_of` ask for what the base held at a revision, and for what could be known on a day; such a file
    is made if need be.

    Raises:
        PublishError: nothing has been published there yet, or there is no such revision.
    """
    from kzdb.publish.connection import open_published

    return open_published(published_at(load_settings(root), revision, as_of))


def check(settings: Settings, revision: int | None = None, as_of: dt.date | None = None) -> CheckOutcome:
    """Return every contradiction and every check, of the newest revision or as `connect` says.

    Raises:
        PublishError: nothing has been published yet, or there is no such revision.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.findings import read_findings

    with open_published(published_at(settings, revision, as_of)) as connection:
        return read_findings(connection)


def audit(
    settings: Settings,
    path: Path,
    revision: int | None = None,
    as_of: dt.date | None = None,
    *,
    numbers: str | None = None,
    sarif: Path | None = None,
    html: Path | None = None,
) -> Audit:
    """Check the figures of a text against the published file; write the outcome as SARIF and HTML when asked.

    `numbers` is how the text writes numbers, by an example of `NOTATIONS`; else the way in which most can be read.

    Raises:
        FileError: the text cannot be read, or a file cannot be written.
        PublishError: nothing has been published yet, or there is no such revision.
    """
    from kzdb import __version__
    from kzdb.audit.base import read_base
    from kzdb.audit.page import as_page
    from kzdb.audit.sarif import as_sarif
    from kzdb.audit.texts import read_text
    from kzdb.audit.verdicts import audit as compare
    from kzdb.facts.numbers.notation import NOTATIONS
    from kzdb.publish.connection import open_published

    text = read_text(path)
    with open_published(published_at(settings, revision, as_of)) as connection:
        base = read_base(connection)
    found = compare(text, base, NOTATIONS[numbers] if numbers else text.notation)
    outputs = (
        (
            sarif,
            "sarif",
            json.dumps(as_sarif(found, path.as_posix(), __version__), ensure_ascii=False, indent=1) + "\n",
        ),
        (html, "audit page", as_page(text, found, path.name)),
    )
    for wanted, kind, written in outputs:
        if wanted is not None:
            with output_file(settings, wanted, kind) as new:
                new.write_text(written, "utf-8")
    return found


def diff(settings: Settings, first: int, second: int) -> list[Change]:
    """Return what changed between two revisions.

    Raises:
        PublishError: nothing is published, or there are no such revisions.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.diff import diff as between

    with open_published(settings.published) as connection:
        return between(connection, first, second)


def trace(settings: Settings, words: str, revision: int | None = None, as_of: dt.date | None = None) -> dict[str, Any]:
    """Return the defence sheet of the claim that `words` name; each citation with its passage in context.

    The context (`before` and `after` the quote on its line) is there when the document is at hand and is the edition
    cited; else both are None.

    Raises:
        PublishError: nothing is published, or the words name no claim.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.trace import find_claim
    from kzdb.publish.trace import trace as read_sheet

    with open_published(published_at(settings, revision, as_of)) as connection:
        sheet = read_sheet(connection, find_claim(connection, words))
    lines = _lines_of(settings, str(sheet["source"]["document"]), str(sheet["source"]["sha256"]))
    for citation in sheet["citations"]:
        citation["before"], citation["after"] = _context(lines, citation)
    return sheet


def _context(lines: list[str] | None, citation: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return what is before the quote on its first line and after it on its last; None without the document."""
    first, last = citation["line"], citation["line_end"]
    if not lines or first is None or last > len(lines):
        return None, None
    return lines[first - 1][: citation["char_start"]], lines[last - 1][citation["char_end"] :]


def _lines_of(settings: Settings, document: str, sha256: str) -> list[str] | None:
    """Return the lines of a text at hand; None when it is not there, is another edition, or is a PDF or a web page."""
    from kzdb.load.documents.opening import edition_text, is_html, is_pdf

    path = settings.documents / document if settings.documents else None
    if path is None or not path.is_file():
        return None
    data = path.read_bytes()
    if is_pdf(data) or is_html(data):
        return None
    try:
        text, found = edition_text(path, data, sha256)
    except SeedError:  # no UTF-8: no text that was ever quoted
        return None
    return text.split("\n") if found == sha256 else None


def export(
    settings: Settings,
    form: str,
    output: Path,
    tables: Sequence[str] = (),
    *,
    bom: bool = False,
    revision: int | None = None,
    as_of: dt.date | None = None,
) -> ExportOutcome:
    """Write published tables, or the sources or the evidence, in a format that other programs read.

    Raises:
        PublishError: nothing is published yet, or there is no such table. FileError: the output may not be written.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.export import export as write
    from kzdb.publish.export import is_folder

    guarded = output_folder if is_folder(form, tables) else output_file
    with (
        open_published(published_at(settings, revision, as_of)) as connection,
        guarded(settings, output, form) as path,
    ):
        outcome = write(connection, form, path, tables, bom=bom)
    return replace(outcome, path=output)


def export_lake(
    settings: Settings, folder: Path, *, revision: int | None = None, as_of: dt.date | None = None
) -> ExportOutcome:
    """Write the published tables as Parquet into a folder of their revision under `folder`, with a manifest.

    Raises:
        PublishError: nothing is published yet, or the revision is there with other content. FileError: `folder` may
            not be written into.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.export.lake import write_lake

    with open_published(published_at(settings, revision, as_of)) as connection:
        return write_lake(connection, growing_folder(settings, folder, "latest"))


def export_iceberg(
    settings: Settings, uri: str, tables: Sequence[str] = (), *, revision: int | None = None
) -> ExportOutcome:
    """Make the published revision the newest snapshot of the Iceberg tables of the warehouse at `uri`.

    Raises:
        ConfigError: the address is none, or pyiceberg is missing. PublishError: nothing is published yet, or the
            warehouse has a later revision. FileError: the warehouse may not be written into.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.export.iceberg import CATALOG, warehouse_of, write_iceberg

    with open_published(published_at(settings, revision)) as connection:
        return write_iceberg(connection, growing_folder(settings, warehouse_of(uri), CATALOG), tables)
