"""Bring a store to the newest schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

from kzdb.errors import StoreError
from kzdb.files import replacing
from kzdb.store.address import parse_address
from kzdb.store.engine import make_engine
from kzdb.store.state import quick_check, read_state

__all__ = ["Migrated", "differences", "head", "upgrade"]


@dataclass(frozen=True, slots=True)
class Migrated:
    """The migration a store was at (None: empty) and is at now, and the copy that was kept of it, if one was."""

    before: str | None
    after: str
    backup: Path | None


def upgrade(database_url: str, migrations: Path, progress: Callable[[str], None]) -> Migrated:
    """Upgrade the store to the newest migration; a filled SQLite file is copied aside first.

    Raises:
        StoreError: the database cannot be reached, is newer than these migrations, or a migration fails (the store is
            left as it was).
    """
    newest = head(migrations)
    state = read_state(database_url)
    before = state.schema if state else None
    if before == newest:
        return Migrated(before, newest, None)
    if before is not None:
        _require_known(before, migrations)
    backup = _back_up(database_url, before) if before is not None else None
    progress(f"migrating the store from {before or 'nothing'} to {newest}")
    try:
        command.upgrade(_config(database_url, migrations), "head")
    except (SQLAlchemyError, CommandError) as error:
        cause = str(getattr(error, "orig", None) or error)
        raise StoreError(
            f"migrating the store to {newest} failed and was undone: {parse_address(database_url).clean(cause)}"
        ) from error
    return Migrated(before, newest, backup)


def head(migrations: Path) -> str:
    """Return the newest migration of the folder `migrations`.

    Raises:
        StoreError: the folder holds none, or two that follow the same one.
    """
    try:
        newest = ScriptDirectory(str(migrations)).get_current_head()
    except CommandError as error:
        raise StoreError(f"{migrations}: the migrations are in no line: {' '.join(str(error).split())}") from error
    if newest is None:
        raise StoreError(f"{migrations}: got no migration, expected versions/0001_…. Copy them from `kzdb init DIR`.")
    return newest


def differences(database_url: str) -> list[str]:
    """Return how the store's tables differ from the models, a line each; nothing when they agree."""
    from alembic.autogenerate import compare_metadata

    from kzdb.store.models import Base

    engine = make_engine(database_url)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return [str(change) for change in compare_metadata(context, Base.metadata)]
    finally:
        engine.dispose()


def _config(database_url: str, migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["database_url"] = database_url
    return config


def _require_known(revision: str, migrations: Path) -> None:
    known = {script.revision for script in ScriptDirectory(str(migrations)).walk_revisions()}
    if revision not in known:
        raise StoreError(
            f"the store is at migration {revision}, which {migrations} does not hold: a newer kzdb made it. "
            "Update kzdb."
        )


def _back_up(database_url: str, before: str) -> Path | None:
    """Copy a SQLite store aside under a name that no later upgrade takes, and return that; None on PostgreSQL."""
    path = parse_address(database_url).path
    if path is None:
        return None
    quick_check(database_url)
    day = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = path.with_name(f"{path.name}.before-upgrade-from-{before}-{day}")
    try:
        with (
            replacing(copy) as new,
            closing(sqlite3.connect(path)) as source,
            closing(sqlite3.connect(new)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise StoreError(f"{copy}: the store cannot be copied before its upgrade: {error}. Make room there.") from error
    return copy
