"""`kzdb audit`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import as_of_option, json_option, revision_option, root_option
from kzdb.cli.talk import say, warn_if_older
from kzdb.cli.values import as_text
from kzdb.config import load_settings
from kzdb.facts.numbers.notation import NOTATIONS

if TYPE_CHECKING:
    from datetime import date

    from kzdb.audit.verdicts import Audit

__all__ = ["command"]


@click.command("audit")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--sarif", "sarif", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the outcome as SARIF, too, for an editor or CI to show.")  # fmt: skip
@click.option("--html", "html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write a copy of the text as HTML, too, with its figures marked.")  # fmt: skip
@click.option("--numbers", type=click.Choice(list(NOTATIONS)),
              help="How the text writes numbers; default: the way in which most of them can be read.")  # fmt: skip
@revision_option
@as_of_option
@json_option
@root_option
@click.pass_context
def command(
    ctx: click.Context, file: Path, sarif: Path | None, html: Path | None, numbers: str | None,
    revision: int | None, as_of: date | None, as_json: bool, root: Path,
) -> None:  # fmt: skip
    """Check the figures of somebody else's text against the published file.

    FILE is text, Markdown, HTML, DOCX or PDF. For each figure: matches, rounding (only printed more or less
    exactly), contradicts (by how much), another period, unknown (nothing of the kind in the base); unclear is a
    number that could not be read whole. Pages without text and pictures are listed as not read.
    Exit status 1 if a figure contradicts the base, or if nothing at all could be read.

    \b
    Example:
      kzdb audit speech.docx
      kzdb audit press-release.md --html press-release.audit.html
    """
    settings = load_settings(root)
    from kzdb import pipeline

    warn_if_older(settings, revision, as_of)
    found = pipeline.audit(settings, file, revision, as_of, numbers=numbers, sarif=sarif, html=html)
    if as_json:
        click.echo(json.dumps({"file": str(file), "counts": found.counts, **asdict(found)}, ensure_ascii=False))
    else:
        for line in _lines(found):
            click.echo(line)
    for what in found.unreadable:
        say(f"not read: {as_text(what)}")
    if found.counts["contradicts"] or (not found.findings and found.unreadable):
        ctx.exit(1)


def _lines(found: Audit) -> Iterator[str]:
    width = max((len(one.text) for one in found.findings), default=0)
    width = min(width, 40)
    for one in found.findings:
        place = f"{one.line}:{one.column + 1}"
        yield f"{place:<8} {as_text(one.text):<{width}}  {one.verdict:<14}  {as_text(one.why)}"
    if not found.findings:
        yield "no figure was found, so nothing was checked"
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in found.counts.items())
    yield f"{len(found.findings):,} figures: {counts}; {found.skipped:,} other numbers skipped (dates, labels)"
