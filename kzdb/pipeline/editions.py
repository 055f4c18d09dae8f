"""Building documents from the published file, and proving finished ones."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import multiprocessing
import os
import re
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb.config import Settings
from kzdb.errors import DefinitionError, KzdbError, PublishError, RenderError, ReportError
from kzdb.pipeline.inputs import edition_inputs
from kzdb.pipeline.outputs import check_output, register
from kzdb.pipeline.stages import load, publish, published_at
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.report.verify import Verified

__all__ = ["BRIEFING", "build", "build_many", "build_report", "lint_report", "verify_pdf"]

BRIEFING = "country-briefing"
"""The report that `build` renders."""


def build(settings: Settings, country: str | None = None, progress: Progress = silent, *, force: bool = False) -> Path:
    """Do it all: migrate, load, publish, render the country briefing as of today; return the path of its PDF.

    A step whose inputs are those it had last time is left out, unless `force` asks for all.
    """
    if load(settings, force=force, progress=progress).newest is not None:
        progress("seeds: unchanged")
    if publish(settings, progress, force=force).unchanged:
        progress("published file: unchanged")
    params = {"country": country} if country else {}
    return build_report(settings, BRIEFING, params, progress=progress, force=force)


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
    force: bool = False,
) -> Path:
    """Build one report from the published file and return the path of its PDF; an edition that is there stays.

    Without `output` it goes to var/reports/<slug>/. The parameter `as_of` is today's date unless it is given; when it
    is before the newest edition of a source, what was published later is left out. With `revision` the report is built
    from what the base held then. With `strict`, a text or name that the language lacks is an error instead of English
    with a warning. With `force` the edition is built even if nothing changed.

    Raises:
        PublishError: nothing is published yet; ReportError: the report is wrong; FileError: `output` may not be
            written. The last good PDF stays.
    """
    params, as_of = _with_day(slug, params)
    folder = _folder(settings, slug)
    drafts = settings.var / "reports" / slug / f"{_file_name(slug, params, language)}.pdf"
    target = check_output(settings, output, "pdf") if output else drafts
    source = _published_for(settings, revision, as_of, progress)
    made_from = edition_inputs(settings, slug, _made_from(source), {**params, "strict": str(strict)}, language)
    if not force and _is_there(target, made_from):
        progress(f"{slug}: unchanged")
        return target

    from kzdb.publish.connection import open_published
    from kzdb.report import build_report as render

    with open_published(source) as connection:
        outcome = render(
            connection,
            folder,
            settings.reports / "_shared",
            params,
            language,
            target,
            progress,
            strict=strict,
            made_from=made_from,
            drafts=drafts,
        )
    if output:
        register(settings, target, "pdf")
    return Path(outcome.path)


def _with_day(slug: str, params: Mapping[str, str]) -> tuple[dict[str, str], dt.date]:
    """Return the parameters, with today as the default day, and the day; both are checked before any path or SQL.

    Raises:
        DefinitionError: `as_of` is no day, or `country` no country code.
    """
    today = dt.datetime.now().astimezone().date()
    typed = params.get("as_of", today.isoformat())
    country = params.get("country")
    if country is not None and not re.fullmatch("[A-Z]{3}", country):
        raise DefinitionError(
            f"{slug}: country: got {country!r}, expected a code of three capital letters. Write it like KAZ."
        )
    try:
        day = dt.date.fromisoformat(typed) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) else None
    except ValueError:
        day = None
    if day is None:
        raise DefinitionError(f"{slug}: as_of: got {typed!r}, expected a day. Write it like {today}.")
    return {**params, "as_of": typed}, day


def _made_from(published: Path) -> str:
    from kzdb.publish.connection import open_published, read_published

    found = read_published(published)
    if found is None:
        open_published(published)  # says why
        raise PublishError(f"{published}: cannot be read. Run `kzdb publish --force` to write it again.")
    return found.made_from


def _is_there(path: Path, made_from: str) -> bool:
    """Return whether `path` is the very file that was made from this; its ledger says from what, and its hash."""
    try:
        ledger = json.loads(path.with_suffix(".ledger.json").read_bytes())
        data = path.read_bytes()
    except (OSError, ValueError):
        return False
    return (made_from, hashlib.sha256(data).hexdigest()) == (ledger.get("made_from"), ledger.get("sha256"))


def lint_report(
    settings: Settings, slug: str, params: Mapping[str, str] | None = None, language: str | None = None
) -> list[str]:
    """Return what is wrong with a report, found without rendering it; with `params` its page is written too.

    Raises:
        PublishError: the page is to be written and nothing is published.
        DefinitionError: a parameter is none.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report import lint_report as check_texts
    from kzdb.report import read_definition, render_html

    folder, shared = _folder(settings, slug), settings.reports / "_shared"
    problems = check_texts(folder, shared)
    if problems or params is None:
        return problems
    params, _ = _with_day(slug, params)
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
        ReportError: the first edition that failed; those that were under way are finished and stay.
    """
    if (workers := min(jobs or os.cpu_count() or 1, len(orders))) < 2:
        return [build_report(settings, **order) for order in orders]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_load_engine) as pool:
        waiting = [pool.submit(build_report, settings, **order) for order in orders]
        try:
            for done in as_completed(waiting):
                progress(f"wrote {done.result()}")
        except KeyboardInterrupt:
            for worker in multiprocessing.active_children():
                worker.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
        return [done.result() for done in waiting]


def _load_engine() -> None:
    """Load the report's engine before the first edition is asked for; leave ^C to the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import kzdb.report  # noqa: F401


def _published_for(settings: Settings, revision: int | None, as_of: dt.date, progress: Progress) -> Path:
    """Return the file a report is built from: a snapshot only where it would differ from the current file."""
    from kzdb.publish.connection import open_published

    if revision is not None:
        return published_at(settings, revision, as_of, progress)
    with open_published(settings.published) as connection:
        newest = connection.execute("SELECT max(published_on) FROM sources").fetchone()
    later = newest is not None and newest[0] is not None and newest[0] > as_of
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
            day = dt.date.fromisoformat(edition.as_of) if edition.as_of else None
            path = published_at(settings, edition.revision, day, progress)
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
    """Return the name of an edition's file: the report, its short parameters, the language."""
    short = (value for value in params.values() if re.fullmatch(r"[\w-]{1,24}", value))
    return "-".join([slug, *short, *([language] if language else [])])
