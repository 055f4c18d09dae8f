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

EXITS = {"proven": 0, "altered": 1, "cannot_tell": 3}
ANSWERS = {
    "proven": "proven: built once more from the base, it is the same file",
    "altered": "altered, or not made here",
    "cannot_tell": "cannot be proven here",
}


@click.command("verify-pdf")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@json_option
@root_option
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool, root: Path) -> None:
    """Prove a finished PDF: build it once more from the base it was made from, and compare.

    Exit status 0: proven, byte for byte. 1: altered or not made here, with the figures that differ. 3: it cannot be
    proven here, and why: another version of the programs, of the report or of the base.

    \b
    Example:
      kzdb verify-pdf var/reports/country-briefing/country-briefing-KAZ-2026-11-01.pdf
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        proof = pipeline.verify_pdf(settings, file, progress)
    if as_json:
        click.echo(json.dumps({"file": str(file), **asdict(proof)}, ensure_ascii=False))
    else:
        click.echo(as_text(f"{file}: {proof.edition}: {ANSWERS[proof.answer]}"))
        for line in proof.lines:
            click.echo(as_text(f"  {line}"))
    ctx.exit(EXITS[proof.answer])
