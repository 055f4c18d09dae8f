"""The stages from seeds to the published file: migrate, load, publish."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb import __version__
from kzdb.config import Settings
from kzdb.errors import PublishError
from kzdb.pipeline.talk import Progress, silent

if TYPE_CHECKING:
    from kzdb.publish.published import PublishOutcome
    from kzdb.store.migrate import Migrated
    from kzdb.store.record import LoadOutcome

__all__ = ["load", "migrate", "publish", "published_at"]


def migrate(settings: Settings, progress: Progress = silent) -> Migrated:
    """Bring the store to the newest migration, creating it when there is none.

    Raises:
        StoreError: the database cannot be reached or a migration failed; the store is as it was.
    """
    from kzdb.store import migrate as migrations

    settings.var.mkdir(parents=True, exist_ok=True)
    return migrations.upgrade(settings.database_url, settings.migrations, progress)


def load(settings: Settings, *, force: bool = False, progress: Progress = silent) -> LoadOutcome:
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
    progress: Progress = silent,
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
    from kzdb.store.record.verdicts import record_verdicts

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
            keep=partial(record_verdicts, bridge) if revision is None and as_of is None else None,
        )


def published_at(
    settings: Settings, revision: int | None = None, as_of: str | None = None, progress: Progress = silent
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
