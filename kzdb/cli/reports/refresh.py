"""`kzdb refresh`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import documents_option, json_option, root_option
from kzdb.cli.talk import talk
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.refresh.work.shift import Outcome

__all__ = ["command", "report_outcome"]


@click.command("refresh")
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--force", is_flag=True, help="Build also what did not change, with the next letter.")
@click.option(
    "--enqueue",
    is_flag=True,
    help="Build nothing here: queue a job for each slot, for `kzdb worker` on any host. Needs a PostgreSQL store.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Editions built side by side; default: one a core."
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=1),
    default=1800,
    metavar="N",
    help="Budget of the run; what is not begun by then waits for the next. Default: 1800.",
)
@documents_option
@json_option
@root_option
def command(
    reports: tuple[str, ...],
    force: bool,
    enqueue: bool,
    jobs: int | None,
    seconds: float,
    documents: Path | None,
    as_json: bool,
    root: Path,
) -> None:
    """Bring the scheduled reports up to date: load, publish, build what is due and changed, send it.

    With REPORT that one is due now, whatever its schedule says. Call it as often as you like: each slot, edition and
    mail is done once. Exit status 1 says that something failed; what it was is printed, and `kzdb status` repeats it.

    \b
    Example:
      kzdb refresh
      kzdb refresh country-briefing --force
      kzdb refresh --enqueue
    """
    settings = load_settings(root, documents)
    from kzdb import pipeline

    with talk() as progress:
        outcome = pipeline.refresh(
            settings, jobs=jobs, seconds=seconds, asked=reports, force=force, enqueue=enqueue, progress=progress
        )
    report_outcome(outcome, as_json=as_json)
    if outcome.failures:
        raise click.exceptions.Exit(1)


def report_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """Print what a refresh did: decisions on stdout, failures on stderr."""
    if as_json:
        built = [f"{edition.folder}/{edition.document}" for edition in outcome.built]
        said = {"quiet": outcome.quiet, "built": built, "decisions": outcome.lines, "failures": outcome.failures}
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    for line in outcome.lines:
        click.echo(line)
    if outcome.quiet:
        click.echo("nothing changed, nothing due")
    for line in outcome.failures:
        click.echo(f"{click.style('failed:', fg='red')} {line}", err=True)
