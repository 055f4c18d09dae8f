"""Building documents from the published file."""

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
from kzdb.errors import AGAIN, DefinitionError, PublishError
from kzdb.pipeline.inputs import edition_inputs
from kzdb.pipeline.outputs import check_output, register
from kzdb.pipeline.stages import load, publish, published_at
from kzdb.pipeline.talk import Progress, silent
from kzdb.printed.edition import Before, read_before
from kzdb.refresh.editions.folders import FOLDER

if TYPE_CHECKING:
    from kzdb.publish.connection import Published

__all__ = ["BRIEFING", "build", "build_many", "build_report", "published_for", "report_folder", "with_day"]

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
    since: str | None = None,
) -> Path:
    """Build one report from the published file and return the path of its PDF; an edition that is there stays.

    Args:
        settings: the workspace.
        slug: the report.
        params: its parameters as typed; `as_of` is today unless it is given, and what was published later is left out.
        language: one of the report's; default: its first.
        output: where the PDF goes; default: var/reports/<slug>/.
        progress: gets a message at the start of each step.
        revision: build it from what the base held then; default: the newest.
        strict: a text or name that the language lacks, or a typed digit, is an error and no warning.
        force: build it even if nothing changed.
        since: the published edition that it is compared with, by its name; default: none, as for a first edition.

    Raises:
        PublishError: nothing is published yet; ReportError: the report is wrong; FileError: `output` may not be
            written. The last good PDF stays.
    """
    folder = report_folder(settings, slug)
    today = dt.datetime.now().astimezone().date()
    params, as_of = with_day(slug, params, today)
    name = settings.var / "reports" / slug / f"{_file_name(slug, params, language)}.pdf"
    target = check_output(settings, output, "pdf") if output else name
    source = published_for(settings, revision, as_of, progress)
    before = _before(settings, since) if since else None
    compared = str(before.sha256) if before else ""
    given = {**params, "strict": str(strict), "since": compared}
    made_from = edition_inputs(settings, slug, _said_by(source).made_from, given, language)
    if not force and _is_there(target, made_from):
        progress(f"{slug}: unchanged")
        return target

    from kzdb.publish.connection import open_published
    from kzdb.report import build_edition, read_report

    report = read_report(folder, settings.shared)
    page = target.with_suffix(".html") if output and report.manifest.html else None
    if page:
        check_output(settings, page, "html")
    with open_published(source) as connection:
        outcome = build_edition(
            connection,
            report,
            params,
            language,
            today,
            target,
            progress,
            strict=strict,
            made_from=made_from,
            drafts=name,
            before=before,
        )
    if output:
        register(settings, target, "pdf")
    if page:
        register(settings, page, "html")
    return outcome.path


def with_day(slug: str, params: Mapping[str, str], today: dt.date) -> tuple[dict[str, str], dt.date]:
    """Return the parameters, with today as the default day, and the day; it is checked before any path or SQL.

    Raises:
        DefinitionError: `as_of` is no day.
    """
    typed = params.get("as_of", today.isoformat())
    try:
        day = dt.date.fromisoformat(typed) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed) else None
    except ValueError:
        day = None
    if day is None:
        raise DefinitionError(f"{slug}, as_of: got {typed!r}, expected a day. Write it like {today}.")
    return {**params, "as_of": typed}, day


def _before(settings: Settings, name: str) -> Before:
    """Return a published edition by its name."""
    if not re.fullmatch(r"[\w-]+/[\w-]+/[0-9]+[a-z]*/[a-z]{2}", name):
        raise DefinitionError(
            f"since: got {name!r}, expected an edition like country-briefing/KAZ/7/en. See `kzdb editions list`."
        )
    return read_before(settings.var / FOLDER / name)


def _said_by(published: Path) -> Published:
    """Return what a published file says of itself; refuse one that cannot be read."""
    from kzdb.publish.connection import open_published, read_published

    found = read_published(published)
    if found is None:
        open_published(published)  # says why
        raise PublishError(f"{published}: cannot be read. {AGAIN}")
    return found


def _is_there(path: Path, made_from: str) -> bool:
    """Return whether `path` is the very file that was made from this; its ledger says from what, and its hash."""
    try:
        ledger = json.loads(path.with_suffix(".ledger.json").read_bytes())
        data = path.read_bytes()
    except (OSError, ValueError):
        return False
    return (made_from, hashlib.sha256(data).hexdigest()) == (ledger.get("made_from"), ledger.get("sha256"))


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


def published_for(settings: Settings, revision: int | None, as_of: dt.date, progress: Progress) -> Path:
    """Return the file a report is built from: what was published later is cut off only where there is any.

    So the same edition comes out of the same file, whenever it is built.
    """
    from kzdb.publish.connection import read_published

    whole = settings.published
    there = read_published(whole)
    if revision is not None and (there is None or (there.revision, there.as_of) != (revision, None)):
        whole = published_at(settings, revision, None, progress)
    newest = _said_by(whole).newest_source
    return published_at(settings, revision, as_of, progress) if newest is not None and newest > as_of else whole


def report_folder(settings: Settings, slug: str) -> Path:
    """Return the folder of a report; a name that leads elsewhere, or to nothing, is refused."""
    found = sorted(path.parent.name for path in settings.reports.glob("*/report.toml"))
    if slug not in found:
        raise DefinitionError(
            f"{settings.reports}: got {slug!r}, expected one of {', '.join(found) or 'no reports'}. "
            "See `kzdb report list`."
        )
    return settings.reports / slug


def _file_name(slug: str, params: Mapping[str, str], language: str | None) -> str:
    """Return the name of an edition's file: the report, its short parameters, the language."""
    short = (value for value in params.values() if re.fullmatch(r"[\w-]{1,24}", value))
    return "-".join([slug, *short, *([language] if language else [])])
