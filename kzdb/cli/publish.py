"""`kzdb publish`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kzdb.cli.options import as_of_option, json_option, revision_option, root_option
from kzdb.cli.talk import say, talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("publish")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where to write it.")
@revision_option
@as_of_option
@json_option
@root_option
def command(output: Path | None, revision: int | None, as_of: str | None, as_json: bool, root: Path) -> None:
    """Write the published file (var/kzdb.duckdb) from the database.

    Readers of the old file keep it until they open anew; a publish that fails leaves it in place. With --revision or
    --as-of a snapshot is written instead, to --output or under var/snapshots.

    \b
    Example:
      kzdb publish
      kzdb publish --revision 7 --output then.duckdb
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        outcome = pipeline.publish(settings, progress, revision=revision, as_of=as_of, output=output)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "path": str(outcome.path),
                    "revision": outcome.revision,
                    "content_sha256": outcome.content_sha256,
                    "tables": outcome.tables,
                }
            )
        )
        return
    say(f"revision {outcome.revision}, content {outcome.content_sha256[:12]}")
    click.echo(outcome.path)
