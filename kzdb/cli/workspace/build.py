"""`kzdb build`."""

from __future__ import annotations

from pathlib import Path

import click

from kzdb.cli.options import force_option, root_option
from kzdb.cli.talk import talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("build")
@click.option("--country", metavar="ISO3", help="The country of the briefing; default: the report's own.")
@force_option
@root_option
def command(country: str | None, force: bool, root: Path) -> None:
    """Do it all: migrate, load, publish, render; print the briefing's path.

    The path of the PDF is the only line on stdout. What did not change since the last time is not done again.

    \b
    Example:
      kzdb build --country KGZ
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        briefing = pipeline.build(settings, country, progress, force=force)
    click.echo(briefing)
