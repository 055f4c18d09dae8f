"""`kzdb status`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.values import as_text
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.refresh.status import Status

__all__ = ["command"]


@click.command("status")
@click.option("--metrics", "as_metrics", is_flag=True, help="Print it as Prometheus reads it; the exit status is 0.")
@json_option
@root_option
def command(as_metrics: bool, as_json: bool, root: Path) -> None:
    """Say how fresh everything is: reports, sources, failures, deliveries.

    Exit status 1 says that somebody has to look at something; each such thing is a line on stderr.

    \b
    Example:
      kzdb status
      kzdb status --metrics > /var/lib/node_exporter/kzdb.prom
    """
    from kzdb.refresh.clock import system_clock
    from kzdb.refresh.status import metrics, read_status

    status = read_status(load_settings(root), system_clock())
    if as_metrics:
        click.echo(metrics(status), nl=False)
        return
    if as_json:
        click.echo(json.dumps(status.as_json(), ensure_ascii=False))
    else:
        _print(status)
    for problem in status.problems:
        click.echo(f"{click.style('look:', fg='yellow')} {as_text(problem)}", err=True)
    if status.problems:
        raise click.exceptions.Exit(1)


def _print(status: Status) -> None:
    click.echo(f"last refresh: {_when(status.refreshed_at)}")
    for one in status.streams:
        edition = f"edition {one.edition} of {_when(one.published_at)}" if one.edition else "no edition yet"
        state = f"failing since its check {one.gate!r}" if one.gate else f"well at {_when(one.succeeded_at)}"
        upcoming = f"next {_when(one.next_at)}" if one.next_at else "next when its data change"
        click.echo(f"{one.report} {one.place} {one.language}: {edition}; {state}; {upcoming}")
    for source in status.sources:
        late = "late: " if source.overdue else ""
        click.echo(
            f"source {source.source}: edition {source.edition}; {late}next expected {source.expected or 'some day'}"
        )
    if status.contradictions is not None:
        click.echo(f"open contradictions: {status.contradictions}")
    if status.lapsed:
        click.echo(f"lapsed texts: {len(status.lapsed)}")
    if status.deliveries:
        click.echo("deliveries: " + ", ".join(f"{many} {state}" for state, many in status.deliveries.items()))


def _when(text: str | None) -> str:
    return f"{text[:10]} {text[11:16]} UTC" if text else "never"
