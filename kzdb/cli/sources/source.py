"""`kzdb source new`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from kzdb.cli.options import root_option
from kzdb.config import load_settings

__all__ = ["command"]


@click.group("source")
def command() -> None:
    """Begin a new source.

    \b
    Example:
      kzdb source new ~/documents/report_2024.pdf
    """


@command.command("new")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--slug", metavar="SLUG", help="Name of the source's folder; default: after the file.")
@root_option
def new(file: Path, slug: str | None, root: Path) -> None:
    """Write the source.toml of a new source, as far as FILE itself tells.

    A text, PDF or web page gets an empty claims.toml; a table gets a proposed mapping.toml. Fill in what is
    marked with three dots; `kzdb load` names what is left.

    \b
    Example:
      kzdb source new ~/documents/report_2024.pdf --slug unodc_report_2024
    """
    from kzdb import pipeline

    name = slug or re.sub(r"[^a-z0-9]+", "_", file.name.partition(".")[0].lower()).strip("_")
    for path in pipeline.new_source(load_settings(root), file, name if name[:1].isalpha() else f"source_{name}"):
        click.echo(path)
