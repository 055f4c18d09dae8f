"""Correction notices for those who have an edition that is not right: a PDF and a mail for each language."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.files import made_folder, write_bytes
from kzdb.refresh.editions.recall import Affected
from kzdb.refresh.editions.titles import report_titles, title_of

if TYPE_CHECKING:
    from kzdb.report.notice import Concerned

__all__ = ["FOLDER", "write_notices"]

FOLDER = "notices"


def write_notices(settings: Settings, words: str, found: Iterable[Affected]) -> list[Path]:
    """Write the notices about a claim or a source, and return their files: `var/notices/<words>-<revision>/`.

    Args:
        settings: the workspace.
        words: the claim or source that was asked for.
        found: the editions that printed what is not so any more.

    Raises:
        RenderError: a notice cannot be laid out. FileError: it cannot be written.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report.notice import write_notice

    written: dict[Path, bytes] = {}
    with open_published(settings.published) as connection:
        row = connection.execute("SELECT revision FROM _published").fetchone()
        folder = settings.var / FOLDER / f"{words}-{row[0] if row else 0}"
        for language, concerned in sorted(_by_language(settings.reports, found).items()):
            notice = write_notice(connection, settings.shared, language, concerned)
            written[folder / f"notice-{language}.pdf"] = notice.pdf
            written[folder / f"notice-{language}.txt"] = notice.mail.encode()
    made_folder(folder)
    write_bytes(written)
    return list(written)


def _by_language(reports: Path, found: Iterable[Affected]) -> dict[str, list[Concerned]]:
    """Return the editions of each language, each with all that is to be corrected in it."""
    from kzdb.report.notice import Concerned, Correction

    of_edition: dict[int, list[Affected]] = defaultdict(list)
    for one in found:
        of_edition[one.edition.id].append(one)
    concerned: dict[str, list[Concerned]] = defaultdict(list)
    for all_of_it in of_edition.values():
        edition = all_of_it[0].edition
        stream = edition.stream
        corrections = tuple(
            Correction(one.fate.what, one.texts, one.pages, one.behind, one.fate.now) for one in all_of_it
        )
        title = title_of(report_titles(reports, stream.report), stream.language, stream.report)
        day = dt.date.fromisoformat(edition.as_of)
        concerned[stream.language].append(
            Concerned(title, stream.values.get("country"), edition.label, day, corrections)
        )
    return concerned
