"""`kzdb build`."""

from __future__ import annotations

from pathlib import Path

import click

from kzdb.cli.options import root_option
from kzdb.cli.talk import talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("build")
@root_option
def command(root: Path) -> None:
    """Do it all: migrate, load, publish, render; print the briefing's path.

    The path of the PDF is the only line on stdout, and the last thing said.

    \b
    Example:
      kzdb build --root my-workspace
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        briefing = pipeline.build(settings, progress)
    click.echo(briefing)
