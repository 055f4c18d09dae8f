"""What helps to write a report: what is wrong with it, and its page while it is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb.config import Settings
from kzdb.errors import DefinitionError, ReportError
from kzdb.pipeline.editions import published_for, report_folder, with_day
from kzdb.pipeline.talk import silent

if TYPE_CHECKING:
    import duckdb

    from kzdb.author.narrated import TextState, Written

__all__ = ["accept_answers", "lint_report", "narrative_states", "preview_report", "stub_narrative"]


def lint_report(
    settings: Settings, slug: str, params: Mapping[str, str] | None = None, language: str | None = None
) -> list[str]:
    """Return what is wrong with a report, or for an editor to look at, found without laying it out.

    With `params` its queries are run and its page is written too, in `language` or in all of the report's.

    Raises:
        PublishError: the page is to be written and nothing is published.
        DefinitionError: there is no such report, or `as_of` is no day.
    """
    from kzdb.publish.connection import open_published
    from kzdb.refresh.notify.recipients import read_recipients
    from kzdb.refresh.schedule.schedule import read_schedule
    from kzdb.report import lint, read_report, write_draft
    from kzdb.report.build_log import BuildLog

    folder, today = report_folder(settings, slug), dt.datetime.now().astimezone().date()
    try:
        report = read_report(folder, settings.shared)
    except ReportError as error:
        return str(error).splitlines()
    problems = list(lint(report))
    for read, path in ((read_schedule, folder / "report.toml"), (read_recipients, folder)):
        try:
            read(path)
        except DefinitionError as error:
            problems += str(error).splitlines()
    if params is None:
        return problems
    params, as_of = with_day(slug, params, today)
    with open_published(published_for(settings, None, as_of, silent)) as connection:
        for one in [language] if language else report.manifest.languages:
            log = BuildLog()
            try:
                write_draft(connection, report, params, one, today, log)
            except ReportError as error:
                problems += str(error).splitlines()
            problems += log.warnings
    return list(dict.fromkeys(problems))


def preview_report(
    settings: Settings,
    slug: str,
    params: Mapping[str, str],
    language: str | None,
    section: str | None,
    port: int,
    ready: Callable[[str], None],
) -> None:
    """Serve the page of a report to this machine until interrupted, written again at each save of one of its files.

    Args:
        settings: the workspace.
        slug, params, language: what to write, as for `build_report`.
        section: the one section to show; default: all.
        port: 0 takes a free one.
        ready: gets the address once it answers.

    Raises:
        PublishError: nothing is published. DefinitionError: there is no such report. FileError: the port is taken.
    """
    from kzdb.author.preview import Preview, PreviewPages
    from kzdb.loopback import serve
    from kzdb.publish.connection import open_published

    folder, today = report_folder(settings, slug), dt.datetime.now().astimezone().date()
    given, as_of = with_day(slug, params, today)
    with open_published(published_for(settings, None, as_of, silent)) as connection:
        preview = Preview(connection, folder, settings.shared, given, language, today, section)
        serve(settings.reports, port, ready, PreviewPages, preview=preview, slug=slug)


def narrative_states(settings: Settings, slug: str, country: str, language: str | None = None) -> list[TextState]:
    """Return the state of every text that analysts wrote about a country, in one language or in all of the report.

    Raises:
        PublishError: nothing is published. DefinitionError: there is no such report or language, or a text is wrong.
    """
    from kzdb.author.narrated import text_states

    with _written(settings, slug, country, language) as (_, _, written):
        return [one for one in text_states(written) if language in (None, one.language)]


def stub_narrative(settings: Settings, slug: str, country: str, language: str | None = None) -> list[Path]:
    """Write what is missing of the texts about a country, and return the files that changed. As `narrative_states`."""
    from kzdb.author.stub import write_stub

    with _written(settings, slug, country, language) as (connection, folder, written):
        return write_stub(connection, folder, written, [language] if language else written.languages)


def accept_answers(settings: Settings, slug: str, country: str, names: Sequence[str]) -> dict[str, list[str]]:
    """Write today's answers to `names` into the file of a country; return for each the texts that rest on it.

    Raises:
        DefinitionError: also when a name has no answer that could be accepted; the file is as it was.
    """
    from kzdb.author.accept import accept

    with _written(settings, slug, country, None) as (_, folder, written):
        return accept(folder / "narrative" / f"{country}.toml", written, names)


@contextmanager
def _written(
    settings: Settings, slug: str, country: str, language: str | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path, Written]]:
    """Give the published file, the report's folder, and what was written about the country."""
    from kzdb.author.narrated import read_written
    from kzdb.publish.connection import open_published

    folder = report_folder(settings, slug)
    if not re.fullmatch("[A-Z]{3}", country):
        raise DefinitionError(f"country: got {country!r}, expected three capital letters. Write it like KAZ.")
    with open_published(settings.published) as connection:
        written = read_written(connection, folder, settings.shared, country)
        if language is not None and language not in written.languages:
            known = ", ".join(written.languages)
            raise DefinitionError(f"{slug}, language: got {language!r}, expected one of {known}. Choose one.")
        yield connection, folder, written
