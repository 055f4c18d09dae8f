"""`kzdb schedule`: what is due when, and what wakes `kzdb refresh`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.talk import say
from kzdb.config import load_settings

__all__ = ["command"]


@click.group("schedule")
def command() -> None:
    """Show what is due when, and set up what wakes the refresh.

    When a report is due is in the table [schedule] of its report.toml.

    \b
    Example:
      kzdb schedule show
      kzdb schedule install --systemd --output ~/.config/systemd/user
    """


@command.command("show")
@click.option("--next", "upcoming", type=click.IntRange(0, 50), default=3, metavar="N", help="How many; default: 3.")
@json_option
@root_option
def show(upcoming: int, as_json: bool, root: Path) -> None:
    """Print the last and the next runs of every report, with reasons, in its own zone and in UTC.

    \b
    Example:
      kzdb schedule show --next 5
    """
    import json

    from kzdb.refresh.clock import system_clock
    from kzdb.refresh.schedule.show import shown_schedules

    settings = load_settings(root)
    found, wrong = shown_schedules(settings, system_clock(), upcoming)
    if as_json:
        click.echo(json.dumps({"streams": found, "wrong": wrong}, ensure_ascii=False))
    else:
        for stream in found:
            click.echo(f"{stream['stream']}: {stream['rule']}")
            for run in stream["runs"]:
                click.echo(f"  {run['utc']}  {run['local']}  {run['state']}: {run['reason']}")
        if not found and not wrong:
            click.echo("no report has a schedule. Add [schedule] to its report.toml.")
    for complaint in wrong.values():
        click.echo(f"{click.style('error:', fg='red')} {complaint}", err=True)
    if wrong:
        raise click.exceptions.Exit(1)


@command.command("install")
@click.option("--systemd", "kind", flag_value="systemd", help="A service and a timer for systemd.")
@click.option("--cron", "kind", flag_value="cron", help="A line for cron.")
@click.option("--github", "kind", flag_value="github", help="A workflow for GitHub Actions.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Folder to write the files to."
)
@root_option
def install(kind: str | None, output: Path | None, root: Path) -> None:
    """Write a wake-up for this machine: every ten minutes, in UTC, `kzdb refresh`; without --output it is printed.

    No calendar is in it. A file that is there is replaced only if kzdb wrote it.

    \b
    Example:
      kzdb schedule install --systemd --output ~/.config/systemd/user
      kzdb schedule install --cron
    """
    from kzdb.errors import FileError
    from kzdb.files import write_bytes
    from kzdb.refresh.schedule.wakeups import MADE_BY, wakeup_files

    if kind is None:
        raise click.UsageError("Say for what: --systemd, --cron or --github.")
    settings = load_settings(root)
    files = wakeup_files(kind, settings.root, sys.executable)
    if output is None:
        for text in files.values():
            click.echo(text, nl=False)
        return
    for name in files:
        path = output / name
        if path.exists() and not path.read_text("utf-8", "replace").startswith(MADE_BY):
            raise FileError(f"{path}: is there, and kzdb did not write it. Name another --output, or remove it.")
    write_bytes({output / name: text.encode() for name, text in files.items()})
    for name in files:
        click.echo(output / name)
    if kind == "systemd":
        say("Now run: systemctl --user daemon-reload && systemctl --user enable --now kzdb-refresh.timer")


@command.command("run")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Editions built side by side; default: one a core."
)
@root_option
def run(jobs: int | None, root: Path) -> None:
    """Be the clock in the foreground: refresh now, then whenever something is due, until ^C. For containers.

    \b
    Example:
      kzdb schedule run
    """
    import time

    from kzdb import pipeline
    from kzdb.cli.reports.refresh import report_outcome
    from kzdb.errors import KzdbError
    from kzdb.refresh.clock import system_clock

    settings = load_settings(root)
    while True:
        began = system_clock()
        try:
            outcome = pipeline.refresh(settings, jobs=jobs, progress=say)
        except KzdbError as error:  # the clock goes on: what is wrong now may be right in ten minutes
            say(f"error: {' '.join(str(error).split())}")
        else:
            if not outcome.quiet:
                report_outcome(outcome, as_json=False)
        pause = _WAKE - (system_clock() - began)
        time.sleep(max(1.0, min(pause, _WAKE).total_seconds()))


_WAKE = dt.timedelta(minutes=1)
"""A refresh that finds nothing costs a fraction of a second."""
