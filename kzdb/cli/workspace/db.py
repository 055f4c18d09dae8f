"""`kzdb db`."""

from __future__ import annotations

from pathlib import Path

import click

from kzdb.cli.options import root_option
from kzdb.cli.talk import say, talk
from kzdb.config import Settings, load_settings
from kzdb.errors import StoreError

__all__ = ["command"]


@click.group("db")
def command() -> None:
    """Look after the database's schema.

    \b
    Example:
      kzdb db upgrade
    """


@command.command("upgrade")
@root_option
def upgrade(root: Path) -> None:
    """Bring the database to the newest migration; a filled SQLite file is copied aside first.

    \b
    Example:
      kzdb db upgrade
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        migrated = pipeline.migrate(settings, progress)
        pipeline.migrate_queue(settings)
    if migrated.backup:
        say(f"the store as it was before: {migrated.backup}")
    click.echo(migrated.after)


@command.command("current")
@root_option
def current(root: Path) -> None:
    """Print the migration the database is at.

    \b
    Example:
      kzdb db current
    """
    settings = load_settings(root)
    from kzdb.store.migrate import head

    schema, newest = _schema(settings), head(settings.migrations)
    click.echo(schema or "empty")
    if schema != newest:
        say(f"the newest is {newest}. Run `kzdb db upgrade`.")


@command.command("check")
@root_option
def check(root: Path) -> None:
    """Say whether the database is at the newest migration and its tables are as the code expects.

    \b
    Example:
      kzdb db check
    """
    settings = load_settings(root)
    from kzdb.store import migrate

    schema, newest = _schema(settings), migrate.head(settings.migrations)
    if schema != newest:
        raise StoreError(
            f"{settings.database_shown}: got migration {schema or 'none'}, expected {newest}. Run `kzdb db upgrade`."
        )
    if differences := migrate.differences(settings.database_url):
        for difference in differences:
            say(difference)
        raise StoreError(
            f"{settings.database_shown}: differs from the models in {len(differences)} places. "
            "Write a migration, or restore the copy made before the upgrade."
        )
    click.echo(f"{newest}: the database is as the code expects")


def _schema(settings: Settings) -> str | None:
    from kzdb.store.state import read_state

    state = read_state(settings.database_url)
    return state.schema if state else None
