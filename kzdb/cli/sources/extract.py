"""`kzdb extract`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kzdb.cli.options import json_option, required_documents_option, root_option
from kzdb.cli.talk import say, talk
from kzdb.config import load_settings

__all__ = ["command"]

SHOWN = 10


@click.command("extract")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@required_documents_option
@json_option
@root_option
def command(sources: tuple[str, ...], documents: Path, as_json: bool, root: Path) -> None:
    """Write the rows in use of data sets as extract.csv, each with its cell.

    Every datum is a claim or counted with the reason why it is none. A mistake in a mapping, or a cell that it
    does not explain, leaves the extract as it was. Without SOURCE: all data sets whose original is at hand.

    \b
    Example:
      kzdb extract unodc_seizures --documents ~/documents
    """
    settings = load_settings(root, documents)
    from kzdb import pipeline

    with talk() as progress:
        outcomes = pipeline.extract(settings, sources, progress)
    if as_json:
        click.echo(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False))
        return
    for outcome in outcomes:
        state = "written" if outcome.is_changed else "as it was"
        click.echo(f"{outcome.source}: {outcome.claims:,} claims, extract.csv {state}")
        for reason, count in sorted(outcome.counts.items(), key=lambda one: -one[1]):
            click.echo(f"  {count:,} {reason}")
        for line in outcome.queue[:SHOWN]:
            say(f"queue: {line}")
        if len(outcome.queue) > SHOWN:
            say(f"queue: and {len(outcome.queue) - SHOWN:,} more; `kzdb map check {outcome.source}` lists them")
