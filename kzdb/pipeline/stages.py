"""The stages from seeds to the published file: migrate, load, publish. With nothing to do, each answers at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kzdb import __version__
from kzdb.config import Settings
from kzdb.errors import PublishError, StoreError
from kzdb.files import clear, lock, made_folder
from kzdb.pipeline.inputs import changed_inputs, changed_sources, publish_inputs, seed_inputs
from kzdb.pipeline.outputs import is_as_written, register
from kzdb.pipeline.tables import renew
from kzdb.pipeline.talk import Progress, silent
from kzdb.store.locks import writing
from kzdb.store.state import State, quick_check, read_state

if TYPE_CHECKING:
    from kzdb.publish.outcome import PublishOutcome
    from kzdb.store.migrate import Migrated
    from kzdb.store.record.outcome import LoadOutcome

__all__ = ["load", "migrate", "publish", "published_at"]

PUBLISHED = "published file"
"""What it is called in the register of outputs."""


def migrate(settings: Settings, progress: Progress = silent) -> Migrated:
    """Bring the store to the newest migration, creating it when there is none.

    Raises:
        StoreError: the database cannot be reached, a migration failed, or the store is empty although more was
            published from it; the store is as it was.
    """
    from kzdb.store import migrate as migrations

    made_folder(settings.var)
    with writing(settings.database_url, "kzdb db upgrade", progress):
        _refuse_lost_store(settings)
        return migrations.upgrade(settings.database_url, settings.migrations, progress)


def load(
    settings: Settings, sources: Collection[str] = (), *, force: bool = False, progress: Progress = silent
) -> LoadOutcome:
    """Load the seeds as one revision; only sources whose files changed are read, unless `force` asks for all.

    A data set whose extract.csv is missing or of another mapping or edition is extracted first. With `sources` those
    are loaded and no other is touched; without, a source that has left the seeds is withdrawn.

    Raises:
        SeedError: a seed is wrong. StoreError: the database refuses, or too much would be withdrawn and `force` does
            not allow it. The store is as it was.
    """
    from kzdb.store.record.outcome import LoadOutcome

    renew(settings, sources, progress)
    inputs = seed_inputs(settings)
    state = read_state(settings.database_url)
    is_current = state is not None and _is_current(state, settings)
    changed = changed_inputs(state, inputs) if state is not None and is_current and not force else None
    if changed is not None and not changed and not sources:
        assert state is not None
        return LoadOutcome(newest=state.revision)

    from kzdb.load import read_seeds
    from kzdb.store import migrate as migrations
    from kzdb.store.bridge import open_bridge
    from kzdb.store.record.run import LoadRun, record

    wanted = set(sources) if sources else changed_sources(changed, inputs)
    seeds = read_seeds(settings.seeds, settings.documents, progress, wanted)
    run = LoadRun(
        vocabulary=seeds.vocabulary,
        sources=seeds.sources,
        present=None if sources else seeds.present,
        decisions=seeds.decisions.decisions,
        waivers=seeds.decisions.waivers,
        inputs={name: inputs[name] for name in (f"seeds/{slug}" for slug in sources)} if sources else inputs,
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        version=__version__,
        force=force,
    )
    made_folder(settings.var)
    with writing(settings.database_url, "kzdb load", progress):
        _refuse_lost_store(settings)
        migrations.upgrade(settings.database_url, settings.migrations, progress)
        with open_bridge(settings.database_url) as bridge:
            return record(bridge, run, progress)


def publish(
    settings: Settings,
    progress: Progress = silent,
    *,
    revision: int | None = None,
    as_of: dt.date | None = None,
    output: Path | None = None,
    force: bool = False,
) -> PublishOutcome:
    """Write the published file from the store and swap it in, unless it is there already (`force` writes it again).

    With `revision` (what the base held then) or `as_of` (only what was published by that day) a snapshot is written
    instead, to `output` or under var/snapshots.

    Raises:
        StoreError: the store cannot be read; PublishError: the file cannot be written, or it was published from a
            later revision than the store has. The last good file stays.
    """
    order = _order(settings, revision, as_of, output)
    clear(order.target)
    if not force and (there := order.found(settings)):
        return there
    with lock(settings.var / ".publish.lock", "kzdb publish", progress):
        order = _order(settings, revision, as_of, output)  # whoever held the lock may have loaded, and published this
        if not force and (there := order.found(settings)):
            return there
        if order.target == settings.published:
            _refuse_older_store(settings, order.state)
        outcome = _write_published(settings, order, progress)
        if order.is_ours:
            register(settings, order.target, PUBLISHED)
        return outcome


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be published, from which state of the store, and where."""

    state: State
    target: Path
    made_from: str
    revision: int | None
    as_of: dt.date | None
    is_ours: bool

    def found(self, settings: Settings) -> PublishOutcome | None:
        """Return the outcome when the file is there already, undamaged."""
        from kzdb.publish.connection import read_published
        from kzdb.publish.outcome import PublishOutcome

        there = read_published(self.target) if self.is_ours else None
        if there is None or there.made_from != self.made_from or not is_as_written(settings, self.target, PUBLISHED):
            return None
        return PublishOutcome(self.target, there.revision, there.content_sha256, unchanged=True)


def _order(settings: Settings, revision: int | None, as_of: dt.date | None, output: Path | None) -> _Order:
    state = read_state(settings.database_url)
    if state is None or state.revision == 0:
        raise PublishError("the store is empty: got no revision, expected loaded claims. Run `kzdb load` first.")
    if revision is not None and not 1 <= revision <= state.revision:
        raise PublishError(
            f"revision: got {revision}, expected one from 1 to {state.revision}. See `kzdb sql 'FROM revisions'`."
        )
    is_snapshot = revision is not None or as_of is not None
    snapshot = _snapshot_path(settings, revision or state.revision, as_of)
    target = output or (snapshot if is_snapshot else settings.published)
    return _Order(state, target, publish_inputs(state, as_of, revision), revision, as_of, output is None)


def _write_published(settings: Settings, order: _Order, progress: Progress) -> PublishOutcome:
    from kzdb.publish.published import publish as write
    from kzdb.store.bridge import open_bridge

    progress("checking the store")
    quick_check(settings.database_url)
    with open_bridge(settings.database_url) as bridge:
        return write(
            bridge,
            order.target,
            made_from=order.made_from,
            version=__version__,
            published_at=datetime.now(UTC).isoformat(timespec="seconds"),
            revision=order.revision,
            as_of=order.as_of,
            progress=progress,
        )


def published_at(
    settings: Settings, revision: int | None = None, as_of: dt.date | None = None, progress: Progress = silent
) -> Path:
    """Return the published file to read: the current one, or the snapshot of `revision` or `as_of`, made if need be.

    Raises:
        PublishError: there is no such revision. StoreError: the store cannot be read.
    """
    if revision is None and as_of is None:
        return settings.published
    return publish(settings, progress, revision=revision, as_of=as_of).path


def _is_current(state: State, settings: Settings) -> bool:
    """Return whether the store is at the newest migration; the file that names it is read, Alembic is not loaded."""
    head = settings.migrations / "head.txt"
    return state.schema is not None and head.is_file() and head.read_text("utf-8").startswith(f"{state.schema}_")


def _refuse_lost_store(settings: Settings) -> None:
    """Refuse to begin a new store where a published file says that there was one with more in it."""
    state = read_state(settings.database_url)
    if state is not None and state.revision > 0:
        return
    from kzdb.publish.connection import read_published

    there = read_published(settings.published)
    if there is not None:
        raise StoreError(
            f"{settings.database_shown}: the store is {'not there' if state is None else 'empty'}, but "
            f"{settings.published} was published from its revision {there.revision}. Put the store back from a backup, "
            "or move the published file away to begin a new one."
        )


def _refuse_older_store(settings: Settings, state: State) -> None:
    from kzdb.publish.connection import read_published

    there = read_published(settings.published)
    if there is not None and there.revision > state.revision:
        raise PublishError(
            f"{settings.published}: was published from revision {there.revision}, and the store is at revision "
            f"{state.revision}. Put the newer store back, or move the published file away to publish this one."
        )


def _snapshot_path(settings: Settings, revision: int, as_of: dt.date | None) -> Path:
    name = f"kzdb-r{revision}" + (f"-as-of-{as_of}" if as_of else "")
    return settings.var / "snapshots" / f"{name}.duckdb"
