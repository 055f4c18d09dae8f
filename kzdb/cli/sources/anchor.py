"""`kzdb anchor`."""

from __future__ import annotations

from pathlib import Path

import click

from kzdb.cli.options import required_documents_option, root_option
from kzdb.cli.talk import say
from kzdb.config import load_settings
from kzdb.errors import number_of

__all__ = ["command"]


@click.command("anchor")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--move", is_flag=True, help="Follow quotes that have a place but are at another, if only one.")
@required_documents_option
@root_option
@click.pass_context
def command(ctx: click.Context, sources: tuple[str, ...], move: bool, documents: Path, root: Path) -> None:
    """Write the place of every quote into the seeds' locators.

    One types `at = "344.6 kilograms"`, or `at = "30: 344.6 kilograms"` with the line (`p3: ` with the page);
    this makes it `at = "30@215: 344.6 kilograms"`. Without a line the quote has to be once in the document;
    a wrong line is corrected when the quote is in one place only. A quote typed in other signs than the
    document's (plain quotes and dashes, one blank for a line end, no soft hyphens) becomes what is printed.
    What cannot be placed is listed, a line each, with the places it may mean; that source's files are left
    alone. Without SOURCE: all.

    \b
    Example:
      kzdb anchor incsr_2015_kazakhstan --documents ~/documents
    """
    settings = load_settings(root, documents)
    from kzdb import pipeline

    outcomes = pipeline.anchor(settings, sources, move=move)
    for outcome in outcomes:
        for problem in outcome.problems:
            say(f"{click.style('error:', fg='red')} {problem}")
        if outcome.problems:
            say(f"{outcome.source}: nothing written, {number_of(len(outcome.problems), 'problem')}")
            continue
        moved = f", moved {outcome.moved:,}" if outcome.moved else ""
        click.echo(f"{outcome.source}: filled {outcome.filled:,}, kept {outcome.kept:,}{moved}")
    if any(outcome.problems for outcome in outcomes):
        ctx.exit(1)
