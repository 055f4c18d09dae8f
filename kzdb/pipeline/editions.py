"""Building documents from the published file, and holding a finished one against the base."""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.config import Settings
from kzdb.errors import DefinitionError, KzdbError, RenderError, ReportError
from kzdb.pipeline.stages import load, migrate, publish, published_at
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.report.verify import Verified

__all__ = ["BRIEFING", "build", "build_many", "build_report", "lint_report", "verify_pdf"]

BRIEFING = "country-briefing"
"""The report that `build` renders."""


def build(settings: Settings, progress: Progress = silent) -> Path:
    """Do it all: migrate, load, publish, render the country briefing as of today; return the path of its PDF."""
    migrate(settings, progress)
    load(settings, progress=progress)
    publish(settings, progress)
    today = datetime.now(UTC).date().isoformat()
    return build_report(settings, BRIEFING, {"as_of": today}, progress=progress)


def build_report(
    settings: Settings,
    slug: str,
    params: Mapping[str, str],
    language: str | None = None,
    output: Path | None = None,
    progress: Progress = silent,
    *,
    revision: int | None = None,
    strict: bool = False,
) -> Path:
    """Build one report from the published file and return the path of its PDF.

    Without `output` it goes to var/reports/<slug>/. With `revision` it is built from what the base held then. A
    parameter `as_of` that is before the newest edition's day leaves out what was published later. With `strict`, a text
    or name that the language lacks is an error instead of English with a warning.

    Raises:
        PublishError: nothing is published yet; ReportError: the report is wrong. The last good PDF stays.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report import build_report as render

    connection = open_published(_published_for(settings, revision, params.get("as_of"), progress))
    try:
        outcome = render(
            connection,
            _folder(settings, slug),
            settings.reports / "_shared",
            params,
            language,
            output or settings.var / "reports" / slug / f"{_file_name(slug, params, language)}.pdf",
            progress,
            strict=strict,
        )
    finally:
        connection.close()
    return Path(outcome.path)


def lint_report(
    settings: Settings, slug: str, params: Mapping[str, str] | None = None, language: str | None = None
) -> list[str]:
    """Return what is wrong with a report, found without rendering it; with `params` its page is written too.

    Raises:
        PublishError: the page is to be written and nothing is published.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report import lint_report as check_texts
    from kzdb.report import read_definition, render_html

    folder, shared = _folder(settings, slug), settings.reports / "_shared"
    problems = check_texts(folder, shared)
    if problems or params is None:
        return problems
    with open_published(settings.published) as connection:
        for one in [language] if language else read_definition(folder).languages:
            try:
                render_html(connection, folder, shared, params, one)
            except ReportError as error:
                problems.append(str(error))
    return problems


def build_many(
    settings: Settings, orders: Sequence[Mapping[str, Any]], jobs: int | None = None, progress: Progress = silent
) -> list[Path]:
    """Build several editions side by side; return their paths in the order of `orders`.

    Each order holds the arguments of `build_report` (slug, params, language, output, revision); name the long ones
    first. `jobs` processes, one a core by default, keep the engine loaded from one edition to the next.

    Raises:
        ReportError: the first edition that failed; those that were already under way are finished and stay.
    """
    if (workers := min(jobs or os.cpu_count() or 1, len(orders))) < 2:
        return [build_report(settings, **order) for order in orders]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_load_engine) as pool:
        waiting = [pool.submit(build_report, settings, **order) for order in orders]
        try:
            for done in as_completed(waiting):
                progress(f"wrote {done.result()}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
        return [done.result() for done in waiting]


def _load_engine() -> None:
    """Load the report's engine before the first edition is asked for."""
    import kzdb.report  # noqa: F401


def _published_for(settings: Settings, revision: int | None, as_of: str | None, progress: Progress) -> Path:
    """Return the file a report is built from: a snapshot only where it would differ from the current file."""
    from kzdb.publish.connection import open_published

    if revision is not None:
        return published_at(settings, revision, as_of, progress)
    with open_published(settings.published) as connection:
        newest = connection.execute("SELECT max(published_on)::VARCHAR FROM sources").fetchone()
    later = as_of is not None and newest is not None and newest[0] is not None and newest[0] > as_of
    return published_at(settings, None, as_of, progress) if later else settings.published


def verify_pdf(settings: Settings, file: Path, progress: Progress = silent) -> Verified:
    """Hold a finished PDF against the base as it was at the PDF's own revision; offline.

    Raises:
        RenderError: `file` is no PDF of kzdb. PublishError: nothing is published, or there is no such revision.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report.edition import read_edition
    from kzdb.report.verify import verify_edition

    edition = read_edition(file)
    path = settings.published
    with open_published(path) as connection:
        newest = connection.execute("SELECT revision, as_of::VARCHAR FROM _published").fetchone()
    try:
        if (edition.revision, edition.as_of) != newest:
            progress(f"taking the base as it was at revision {edition.revision}")
            path = published_at(settings, edition.revision, edition.as_of, progress)
        progress("computing it anew")
        with open_published(path) as connection:
            return verify_edition(edition, connection, settings.reports, progress)
    except KzdbError as error:
        raise RenderError(f"{file}: cannot be held against the base: {error}") from None


def _folder(settings: Settings, slug: str) -> Path:
    """Return the folder of a report; a name that leads elsewhere, or to nothing, is refused."""
    found = sorted(path.parent.name for path in settings.reports.glob("*/report.toml"))
    if slug not in found:
        raise DefinitionError(f"{settings.reports}: no report {slug!r}; there are {', '.join(found) or 'none'}.")
    return settings.reports / slug


def _file_name(slug: str, params: Mapping[str, str], language: str | None) -> str:
    """Return the name of an edition's file, of letters that a file may have whatever was typed."""
    parts = [slug, *(str(params[name]) for name in ("country", "as_of") if name in params), language]
    return re.sub(r"[^\w-]", "_", "-".join(part for part in parts if part))
