"""A correction notice in the look of the reports: what editions printed that is not so any more, and what is so now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from kzdb.definition.folder import read_folder
from kzdb.errors import RenderError
from kzdb.language.catalog import load_catalog
from kzdb.language.wording import Wording
from kzdb.printed.edition import Behind
from kzdb.proof.conformance import conformance_faults
from kzdb.report.data.evidence import Evidence, read_evidence
from kzdb.report.data.languages import in_language, wording_of
from kzdb.report.page.environment import make_environment
from kzdb.report.page.since import about
from kzdb.report.render.pdf import PDF_A, PDF_UA, render_pdf, require_engine

__all__ = ["Concerned", "Correction", "Notice", "write_notice"]

TEMPLATE = "notice.html.j2"
_STANDARDS = (PDF_A, PDF_UA)


@dataclass(frozen=True, slots=True)
class Correction:
    """Something printed that is not so any more.

    Attributes:
        what: revised, withdrawn, contested or decided otherwise.
        printed, pages: the texts, and where they are in the edition.
        behind: what it said when it was printed.
        now: the claim that answers the same question now, None when nothing does.
    """

    what: str
    printed: tuple[str, ...]
    pages: tuple[int, ...]
    behind: Behind
    now: int | None


@dataclass(frozen=True, slots=True)
class Concerned:
    """An edition that has to be corrected."""

    title: str
    country: str | None
    label: str
    as_of: dt.date
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice in one language: the PDF, and the same as a mail, its subject in the first line."""

    pdf: bytes
    mail: str


@dataclass(frozen=True, slots=True)
class _Row:
    about: str
    printed: str
    pages: str
    now: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class _Part:
    head: str
    rows: tuple[_Row, ...]


def write_notice(
    connection: duckdb.DuckDBPyConnection, shared: Path, language: str, concerned: Sequence[Concerned]
) -> Notice:
    """Return the notice about editions in one language. Its day is that of the base's newest revision.

    Args:
        connection: the published file.
        shared: the folder of what reports share: style, fonts, the template of notices.
        language: two letters.
        concerned: the editions, in the order they are to be listed.

    Raises:
        RenderError: it cannot be laid out. DefinitionError: a file of the shared folder cannot be read.
    """
    require_engine()
    folder = read_folder(shared, shared)
    with in_language(connection, language):
        wording = wording_of(connection, load_catalog(language))
        now = [one.now for edition in concerned for one in edition.corrections if one.now is not None]
        evidence = read_evidence(connection, now, wording)
        names = dict(connection.execute("SELECT slug, name FROM countries").fetchall())
        found = connection.execute("SELECT max(loaded_at)::DATE FROM revisions").fetchone()
    assert found is not None
    day: dt.date = found[0]
    parts = [_part(edition, names, evidence, wording) for edition in concerned]
    values = {"t": wording.text, "language": language, "day": wording.date(day), "iso": day.isoformat(), "parts": parts}
    html = make_environment(folder, values).get_template(TEMPLATE).render()
    rendered = render_pdf(html, folder, _STANDARDS, wording, day)
    if faults := conformance_faults(rendered.data, _STANDARDS):
        raise RenderError(f"{shared}: the notice: {faults[0]}. Correct the template or the style.")
    return Notice(rendered.data, _mail(parts, wording, wording.date(day)))


def _part(edition: Concerned, names: dict[str, str], evidence: Evidence, wording: Wording) -> _Part:
    head = wording.text(
        "notice-edition",
        title=", ".join(filter(None, [edition.title, names.get(edition.country or "", edition.country)])),
        label=edition.label,
        day=wording.date(edition.as_of),
    )
    return _Part(head, tuple(_row(one, evidence, wording) for one in edition.corrections))


def _row(correction: Correction, evidence: Evidence, wording: Wording) -> _Row:
    now, source = wording.text("notice-nothing"), ""
    if correction.now is not None:
        claim = evidence.claim(correction.now)
        place = claim.passages[0]
        now, source = claim.text, f"{evidence.sources[place.source].title}, {place.place.said(wording)}"
    pages = ", ".join(map(str, correction.pages))
    return _Row(
        about(correction.behind, wording),
        "; ".join(correction.printed),
        wording.text("note-page", page=pages) if pages else "",
        now,
        source,
        wording.text(f"notice-{correction.what.replace(' ', '_')}"),
    )


def _mail(parts: Sequence[_Part], wording: Wording, day: str) -> str:
    lines = [wording.text("notice-subject", day=day), "", wording.text("notice-lead"), ""]
    for part in parts:
        lines += [part.head, ""]
        for row in part.rows:
            where = f" ({row.pages})" if row.pages else ""
            lines += [
                f"- {row.about}",
                f"  {wording.text('notice-column_printed')}: {row.printed}{where}",
                f"  {wording.text('notice-column_now')}: {row.now}{f' ({row.source})' if row.source else ''}",
                f"  {row.why}",
                "",
            ]
    return "\n".join([*lines, wording.text("notice-close"), ""])
