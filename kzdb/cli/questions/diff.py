"""`kzdb diff`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.talk import say, warn_if_older
from kzdb.config import load_settings
from kzdb.errors import number_of

if TYPE_CHECKING:
    from kzdb.publish.diff import Change

__all__ = ["command"]


@click.command("diff")
@click.argument("first", type=click.IntRange(min=0), metavar="R1")
@click.argument("second", type=click.IntRange(min=1), metavar="R2")
@json_option
@root_option
def command(first: int, second: int, as_json: bool, root: Path) -> None:
    """Say what changed from revision R1 to revision R2, old and new side by side.

    Only the net change counts: what came and went in between is left out. Revision 0 is the empty base.

    \b
    Example:
      kzdb diff 6 7
    """
    settings = load_settings(root)
    warn_if_older(settings)
    from kzdb import pipeline

    changes = pipeline.diff(settings, first, second)
    if as_json:
        click.echo(json.dumps([asdict(change) for change in changes], default=str, ensure_ascii=False))
        return
    for change in changes:
        click.echo(_line(change))
    say(f"{number_of(len(changes), 'change')} from revision {first} to {second}")


def _line(change: Change) -> str:
    about = ", ".join(part for part in (change.subject, change.predicate, change.object, _period(change)) if part)
    sides = " -> ".join(value if value is not None else "nothing" for value in (change.old_value, change.new_value))
    return f"{change.change:<18}  {about}: {sides}" + (f"  ({change.source})" if change.source else "")


def _period(change: Change) -> str:
    if change.period_start is None or change.period_end is None:
        return ""
    return f"{change.period_start} to {change.period_end}"
