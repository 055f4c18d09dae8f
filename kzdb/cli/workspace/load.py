"""`kzdb load`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import documents_option, json_option, root_option
from kzdb.cli.talk import talk
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.store.record.outcome import LoadOutcome

__all__ = ["command"]


@click.command("load")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--force", is_flag=True, help="Load even if nothing changed, or if more claims would close than a source allows."
)
@documents_option
@json_option
@root_option
def command(sources: tuple[str, ...], force: bool, documents: Path | None, as_json: bool, root: Path) -> None:
    """Load the seeds into the database, as one revision.

    SOURCE is the name of a folder under seeds/. With it, only these sources are loaded, with the vocabulary and the
    decisions, and no other source is touched. Without, all sources are.

    All or nothing: every mistake in the seeds is listed, and while there is one, the database stays as it was.
    Seeds that have not changed are not even read. A data set without an extract.csv, or with one of another
    mapping or edition, is extracted first, when its original is in the documents folder.

    \b
    Example:
      kzdb load
      kzdb load incsr_2015_kazakhstan
      kzdb load --documents ~/documents --json
    """
    settings = load_settings(root, documents)
    from kzdb import pipeline

    with talk() as progress:
        outcome = pipeline.load(settings, sources, force=force, progress=progress)
    click.echo(json.dumps(asdict(outcome), ensure_ascii=False) if as_json else _sentence(outcome, sources))


def _sentence(outcome: LoadOutcome, sources: tuple[str, ...]) -> str:
    """Say in one line what a load did."""
    if outcome.newest is not None:
        return f"unchanged: revision {outcome.newest} holds these seeds"
    brought = " of " + ", ".join(sources) if sources else ""
    if not outcome.changed:
        return f"nothing changed: all {outcome.unchanged:,} claims{brought} are as they were"
    counts = {
        "opened": outcome.opened,
        "superseded": outcome.superseded,
        "withdrawn": outcome.withdrawn,
        "unchanged": outcome.unchanged,
    }
    claims = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    others = {"cited elsewhere": outcome.recited, "with another note": outcome.annotated}
    more = "".join(f"; {count:,} {what}" for what, count in others.items() if count)
    vocabulary = f"; {outcome.vocabulary:,} rows of vocabulary" if outcome.vocabulary else ""
    return f"revision {outcome.revision}: claims{brought} {claims}{more}{vocabulary}"
