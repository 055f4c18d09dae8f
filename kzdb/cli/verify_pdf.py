"""`kzdb verify-pdf`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.talk import talk
from kzdb.cli.values import as_text
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("verify-pdf")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@json_option
@root_option
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool, root: Path) -> None:
    """Prove a finished PDF against the base it was made from.

    Every figure of FILE is computed anew at the edition's revision and held against its text; so are its ledger,
    its sources and the data of its pictures. A line for each thing that does not fit, with its page; exit status 1
    if there is any.

    \b
    Example:
      kzdb verify-pdf var/reports/country-briefing/country-briefing-KAZ-2026-11-01.pdf
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        found = pipeline.verify_pdf(settings, file, progress)
    if as_json:
        click.echo(json.dumps({"file": str(file), **asdict(found)}, ensure_ascii=False))
    else:
        for line in found.problems:
            click.echo(as_text(f"{file}: {line}"))
        for line in found.remarks:
            click.echo(as_text(f"{file}: {line}"), err=True)
        if not found.problems:
            click.echo(
                f"{file}: {found.edition}: {found.pages} pages, {found.figures} figures, {found.entries} entries: "
                "all as the base says"
            )
    if found.problems:
        ctx.exit(1)
