"""`kzdb publish`."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from kzdb.cli.options import as_of_option, force_option, json_option, output_option, revision_option, root_option
from kzdb.cli.talk import say, talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("publish")
@output_option
@revision_option
@as_of_option
@force_option
@json_option
@root_option
def command(
    output: Path | None, revision: int | None, as_of: dt.date | None, force: bool, as_json: bool, root: Path
) -> None:
    """Write the published file (var/kzdb.duckdb) from the database.

    Readers keep the old file until they open it again; a publish that fails leaves it in place, and one with nothing
    new to publish does nothing. With --revision or --as-of a snapshot is written instead, to --output or under
    var/snapshots.

    \b
    Example:
      kzdb publish
      kzdb publish --revision 7 --output then.duckdb
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        outcome = pipeline.publish(settings, progress, revision=revision, as_of=as_of, output=output, force=force)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "path": str(outcome.path),
                    "revision": outcome.revision,
                    "content_sha256": outcome.content_sha256,
                    "tables": outcome.tables,
                    "unchanged": outcome.unchanged,
                }
            )
        )
        return
    say(f"{'unchanged: ' * outcome.unchanged}revision {outcome.revision}, content {outcome.content_sha256[:12]}")
    click.echo(outcome.path)
