"""`kzdb vocabulary`."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from kzdb.cli.options import root_option
from kzdb.cli.values import as_text
from kzdb.config import load_settings
from kzdb.errors import number_of

__all__ = ["command"]


@click.group("vocabulary")
def command() -> None:
    """List the words that claims use and the vocabulary has not.

    \b
    Example:
      kzdb vocabulary missing --add
    """


@command.command("missing")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--add", is_flag=True, help="Write the rows that have all cells into the lists.")
@root_option
@click.pass_context
def missing(ctx: click.Context, sources: tuple[str, ...], add: bool, root: Path) -> None:
    """List all unknown words of the claims, each with the row to paste and the file it goes to.

    Below each row: how many claims use the word, where first, and the known word that may be meant (by slug,
    name, code, alias or label). Three dots stand for what only you can say. Exit status 1 while words are
    missing. Without SOURCE: all sources.

    \b
    Example:
      kzdb vocabulary missing unodc_report_2024
      kzdb vocabulary missing --add
    """
    from kzdb import pipeline

    words, written = pipeline.missing_words(load_settings(root), sources, add=add)
    added = {(word.list, word.word) for word in words if written and word.is_whole}
    for name, of_list in groupby(words, key=lambda word: word.list):
        click.echo(f"seeds/vocabulary/{name}.csv")
        for word in of_list:
            others = [other for other in word.lists if other != name]
            like = f"; like {word.like[0]} ({word.like[1]})" if word.like else ""
            fits = f"; or in {', '.join(others)}" if others else ""
            done = "added: " if (word.list, word.word) in added else ""
            click.echo(as_text(f"  {done}{word.line}"))
            click.echo(as_text(f"    {number_of(word.uses, 'claim')}, first {word.first}{like}{fits}"))
    left = len(words) - len(added)
    if added:
        click.echo(f"{len(added):,} added. Look at each: names and types are guesses.")
    if left:
        click.echo(f"{left:,} missing. Paste the rows, or correct the claims.")
        ctx.exit(1)
    if not words:
        click.echo("no word is missing")
