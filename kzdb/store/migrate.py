"""Bring a store to the newest schema, and say where it stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from kzdb.errors import StoreError
from kzdb.store.engine import dialect_of, make_engine, sqlite_path

__all__ = ["Migrated", "current", "differences", "head", "upgrade"]


@dataclass(frozen=True, slots=True)
class Migrated:
    """Where a store stood and stands (None: empty), and the copy kept of it, if one was."""

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
    before = current(database_url)
    if before == newest:
        return Migrated(before, newest, None)
    if before is not None:
        _require_known(before, migrations)
    backup = _back_up(database_url, before) if before is not None else None
    progress(f"migrating the store from {before or 'nothing'} to {newest}")
    try:
        command.upgrade(_config(database_url, migrations), "head")
    except (SQLAlchemyError, CommandError) as error:
        raise StoreError(_one_line(f"migrating the store to {newest} failed and was undone", error)) from error
    return Migrated(before, newest, backup)


def current(database_url: str) -> str | None:
    """Return the migration the store stands at, None when it is empty or its file does not exist.

    Raises:
        StoreError: the database cannot be reached or read.
    """
    if dialect_of(database_url) == "sqlite":
        path = Path(sqlite_path(database_url))
        if not path.exists():
            return None
    engine = make_engine(database_url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise StoreError(_one_line("the store cannot be opened", error)) from error
    except SQLAlchemyError as error:
        raise StoreError(_one_line("the store cannot be read", error)) from error
    finally:
        engine.dispose()


def head(migrations: Path) -> str:
    """Return the newest migration of the folder `migrations`.

    Raises:
        StoreError: the folder holds none, or two that follow the same one.
    """
    try:
        newest = ScriptDirectory(str(migrations)).get_current_head()
    except CommandError as error:
        raise StoreError(_one_line(f"{migrations}: the migrations are in no line", error)) from error
    if newest is None:
        raise StoreError(f"{migrations}: got no migration, expected versions/0001_…. Run `kzdb init DIR` anew.")
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
            f"the store stands at migration {revision}, which {migrations} does not hold: a newer kzdb made it. "
            "Update kzdb."
        )


def _back_up(database_url: str, before: str | None) -> Path | None:
    if dialect_of(database_url) != "sqlite":
        return None
    path = Path(sqlite_path(database_url))
    copy = path.with_name(f"{path.name}.before-upgrade-from-{before}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _one_line(what: str, error: BaseException) -> str:
    cause: Any = getattr(error, "orig", None) or error
    return f"{what}: {' '.join(str(cause).split())}"
