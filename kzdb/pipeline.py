"""The verbs of kzdb, and the only place where its stages meet: migrate, load, publish, report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kzdb import __version__
from kzdb.config import Settings, load_settings
from kzdb.errors import ConfigError, PublishError, SeedError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from kzdb.load import AnchorOutcome, Coverage, Verification
    from kzdb.publish.diff import Change
    from kzdb.publish.export import ExportOutcome
    from kzdb.publish.published import PublishOutcome
    from kzdb.store.migrate import Migrated
    from kzdb.store.record import LoadOutcome

__all__ = [
    "BRIEFING",
    "anchor",
    "build",
    "build_report",
    "connect",
    "cover",
    "load",
    "migrate",
    "publish",
    "verify",
]

BRIEFING = "country-briefing"
"""The report that `build` renders."""

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    return


def migrate(settings: Settings, progress: Progress = _silent) -> Migrated:
    """Bring the store to the newest migration, creating it when there is none.

    Raises:
        StoreError: the database cannot be reached or a migration failed; the store is as it was.
    """
    from kzdb.store import migrate as migrations

    settings.var.mkdir(parents=True, exist_ok=True)
    return migrations.upgrade(settings.database_url, settings.migrations, progress)


def load(settings: Settings, *, force: bool = False, progress: Progress = _silent) -> LoadOutcome:
    """Load all seeds as one revision; equal seeds write nothing.

    Raises:
        SeedError: a seed is wrong. StoreError: the database refuses, or too much would be withdrawn.
            The store is as it was.
    """
    from kzdb.load import read_seeds
    from kzdb.store.bridge import open_bridge
    from kzdb.store.record import record

    seeds = read_seeds(settings.seeds, settings.documents, progress)
    migrate(settings, progress)
    with open_bridge(settings.database_url) as bridge:
        return record(
            bridge,
            seeds.vocabulary,
            seeds.sources,
            decisions=seeds.decisions.decisions,
            waivers=seeds.decisions.waivers,
            loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
            version=__version__,
            force=force,
            progress=progress,
        )


def publish(
    settings: Settings,
    progress: Progress = _silent,
    *,
    revision: int | None = None,
    as_of: str | None = None,
    output: Path | None = None,
) -> PublishOutcome:
    """Write the published file anew from the store and swap it in.

    With `revision` (what the base held then) or `as_of` (only what was published by that day, an ISO date) a snapshot
    is written instead, to `output` or under var/snapshots.

    Raises:
        StoreError: the store cannot be read; PublishError: the file cannot be written. The last good file stays.
    """
    from kzdb.publish.published import publish as write_published
    from kzdb.store.bridge import open_bridge
    from kzdb.store.migrate import current

    head = current(settings.database_url)
    if head is None:
        raise PublishError("the store is empty: got no tables, expected loaded claims. Run `kzdb load` first.")
    with open_bridge(settings.database_url) as bridge:
        target = output or settings.published
        if output is None and (revision is not None or as_of is not None):
            revision = revision or int(bridge.value("SELECT coalesce(max(id), 1) FROM revisions"))
            target = _snapshot_path(settings, revision, as_of)
        target.parent.mkdir(parents=True, exist_ok=True)
        return write_published(
            bridge,
            target,
            schema_head=head,
            version=__version__,
            published_at=datetime.now(UTC).isoformat(timespec="seconds"),
            revision=revision,
            as_of=as_of,
            progress=progress,
        )


def published_at(
    settings: Settings, revision: int | None = None, as_of: str | None = None, progress: Progress = _silent
) -> Path:
    """Return the published file to read: the current one, or the snapshot of `revision` or `as_of`.

    A snapshot is made when it is asked for; it is made anew, since the rules that judge claims may have changed.

    Raises:
        PublishError: there is no such revision. StoreError: the store cannot be read.
    """
    if revision is None and as_of is None:
        return settings.published
    return publish(settings, progress, revision=revision, as_of=as_of).path


def _snapshot_path(settings: Settings, revision: int, as_of: str | None) -> Path:
    name = f"kzdb-r{revision}" + (f"-as-of-{as_of}" if as_of else "")
    return settings.var / "snapshots" / f"{name}.duckdb"


def build_report(
    settings: Settings,
    slug: str,
    params: Mapping[str, str],
    language: str | None = None,
    output: Path | None = None,
    progress: Progress = _silent,
    *,
    revision: int | None = None,
) -> Path:
    """Build one report from the published file and return the path of its PDF.

    Without `output` it goes to var/reports/<slug>/. With `revision` it is built from what the base held then. A
    parameter `as_of` that is before the newest edition's day leaves out what was published later.

    Raises:
        PublishError: nothing is published yet; ReportError: the report is wrong. The last good PDF stays.
    """
    from kzdb.publish.connection import open_published
    from kzdb.report import build_report as render

    target = output or settings.var / "reports" / slug / f"{_file_name(slug, params, language)}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    connection = open_published(_published_for(settings, revision, params.get("as_of"), progress))
    try:
        outcome = render(
            connection,
            settings.reports / slug,
            settings.reports / "_shared",
            params,
            language,
            target,
            progress,
        )
    finally:
        connection.close()
    return Path(outcome.path)


def _published_for(settings: Settings, revision: int | None, as_of: str | None, progress: Progress) -> Path:
    """Return the file a report is built from: a snapshot only where it would differ from the current file."""
    from kzdb.publish.connection import open_published

    if revision is not None:
        return published_at(settings, revision, as_of, progress)
    with open_published(settings.published) as connection:
        newest = connection.execute("SELECT max(published_on)::VARCHAR FROM sources").fetchone()
    later = as_of is not None and newest is not None and newest[0] is not None and newest[0] > as_of
    return published_at(settings, None, as_of, progress) if later else settings.published


def diff(settings: Settings, first: int, second: int) -> list[Change]:
    """Return what changed between two revisions.

    Raises:
        PublishError: nothing is published, or there are no such revisions.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.diff import diff as between

    with open_published(settings.published) as connection:
        return between(connection, first, second)


def trace(settings: Settings, words: str) -> dict[str, Any]:
    """Return the defence sheet of the claim that `words` name; each citation with its passage in context.

    The context (`before` and `after` the quote on its line) is there when the document is at hand and is the edition
    cited; else both are None.

    Raises:
        PublishError: nothing is published, or the words name no claim.
    """
    from kzdb.publish.connection import open_published
    from kzdb.publish.trace import find_claim
    from kzdb.publish.trace import trace as read_sheet

    with open_published(settings.published) as connection:
        sheet = read_sheet(connection, find_claim(connection, words))
    lines = _lines_of(settings, str(sheet["source"]["document"]), str(sheet["source"]["sha256"]))
    for citation in sheet["citations"]:
        line = lines[citation["line"] - 1] if lines and citation["line"] <= len(lines) else None
        citation["before"] = None if line is None else line[: citation["char_start"]]
        citation["after"] = None if line is None else line[citation["char_end"] :]
    return sheet


def _lines_of(settings: Settings, document: str, sha256: str) -> list[str] | None:
    """Return the lines of a document at hand, or None when it is not there or another edition."""
    path = settings.documents / document if settings.documents else None
    if path is None or not path.is_file():
        return None
    data = path.read_bytes()
    return data.decode("utf-8").split("\n") if hashlib.sha256(data).hexdigest() == sha256 else None


def build(settings: Settings, progress: Progress = _silent) -> Path:
    """Do it all: migrate, load, publish, render the country briefing as of today; return the path of its PDF."""
    migrate(settings, progress)
    load(settings, progress=progress)
    publish(settings, progress)
    today = datetime.now(UTC).date().isoformat()
    return build_report(settings, BRIEFING, {"as_of": today}, progress=progress)


def connect(root: str | Path = ".") -> DuckDBPyConnection:
    """Open the published file of the workspace at `root`, read-only and sealed.

    Raises:
        PublishError: nothing has been published there yet.
    """
    from kzdb.publish.connection import open_published

    return open_published(load_settings(root).published)


def anchor(settings: Settings, sources: Sequence[str] = (), *, move: bool = False) -> list[AnchorOutcome]:
    """Fill in the places of the quotes of `sources` (default: all whose document is at hand) in their claims.toml.

    An outcome with problems tells them all; that source's files are left alone. With `move`, quotes that stand elsewhere
    are followed.

    Raises:
        ConfigError: a document asked for is not in the folder.
    """
    from kzdb.load import anchor as fill_in
    from kzdb.load.documents import open_document

    outcomes = []
    for source in _sources(settings, sources):
        document = open_document(_documents(settings), source)
        if document is not None:
            outcomes.append(fill_in(source, document, move=move))
        elif sources:
            raise ConfigError(
                f"{_documents(settings)}: got no {source.document}, expected the document of {source.slug}."
            )
    return outcomes


def verify(settings: Settings) -> list[Verification]:
    """Return, for each source, what became of its document and of every locator in it."""
    from kzdb.load import verify as check

    return [check(source, _documents(settings)) for source in _sources(settings, ())]


def cover(settings: Settings) -> list[Coverage]:
    """Return, for each source, what its claims and declared boilerplate cover of its document.

    Raises:
        SeedError: a document is not in the folder, or it or a seed cannot be read.
    """
    from kzdb.load import cover_all

    return cover_all(settings.seeds, _documents(settings))


def export(settings: Settings, form: str, output: Path, views: Sequence[str] = ()) -> ExportOutcome:
    """Write published views, or the sources or the evidence, in a format that other programs read.

    Raises:
        PublishError: nothing is published yet, there is no such view, or the output cannot be written.
    """
    from kzdb.publish.connection import open_published  # noqa: PLC0415
    from kzdb.publish.export import export as write  # noqa: PLC0415

    with open_published(settings.published) as connection:
        return write(connection, form, output, views)


def _sources(settings: Settings, wanted: Sequence[str]) -> list:  # type: ignore[type-arg]
    from kzdb.load.vocabulary import read_vocabulary
    from kzdb.load.workspace import read_sources

    sources = read_sources(settings.seeds, read_vocabulary(settings.seeds / "vocabulary"))
    known = {source.slug for source in sources}
    for slug in wanted:
        if slug not in known:
            raise SeedError(
                f"{settings.seeds}: got {slug!r}, expected one of {', '.join(sorted(known))}. Correct the name."
            )
    return [source for source in sources if not wanted or source.slug in wanted]


def _documents(settings: Settings) -> Path:
    if settings.documents is None:
        raise ConfigError("documents: got no folder, expected one. Name it with --documents DIR or KZDB_DOCUMENTS.")
    return settings.documents


def _file_name(slug: str, params: Mapping[str, str], language: str | None) -> str:
    parts = [slug, *(str(params[name]) for name in ("country", "as_of") if name in params), language]
    return "-".join(part for part in parts if part)
