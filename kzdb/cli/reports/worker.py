"""`kzdb worker`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.reports.refresh import report_outcome
from kzdb.cli.talk import talk
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.refresh.work.shift import Outcome

__all__ = ["command"]


@click.command("worker")
@click.option("--until-idle", is_flag=True, help="End when the queue is empty.")
@click.option("--once", is_flag=True, help="End after one job.")
@json_option
@root_option
def command(until_idle: bool, once: bool, as_json: bool, root: Path) -> None:
    """Build the editions that `kzdb refresh --enqueue` queued on any host, one after another, until it is stopped.

    All hosts need one PostgreSQL store, the same kzdb and reports, and one folder var/editions that they share. The
    published file is each host's own: a worker writes it from the store, in the revision that the job names. ^C and
    SIGTERM let the edition at hand end first. Exit status 1 says that a job failed, or why this host cannot do it.

    \b
    Example:
      kzdb worker
      kzdb worker --until-idle
    """
    settings = load_settings(root)
    from kzdb import pipeline

    failed = False

    def say(outcome: Outcome) -> None:
        nonlocal failed
        failed = failed or bool(outcome.failures)
        report_outcome(outcome, as_json=as_json)

    with talk() as progress:
        pipeline.work(settings, say, until_idle=until_idle, once=once, progress=progress)
    if failed:
        raise click.exceptions.Exit(1)
