"""The command line. One module a noun; every command parses, calls `kzdb.pipeline`, prints.

Data goes to stdout, progress to stderr, both in UTF-8.
Exit status: 0 done, 1 a KzdbError (one line), 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import io
import os
import sys

import click

from kzdb import __version__
from kzdb.cli.lazy import INTERRUPTED, LazyGroup, quiet_stdout

__all__ = ["cli", "main"]

# name -> module, and the line `kzdb --help` shows: kept here so that help imports no command.
# tests/cli/test_help.py holds the lines equal to the commands' own.
COMMANDS = {
    "build": ("kzdb.cli.build", "Do it all: migrate, load, publish, render; print the briefing's path."),
    "init": ("kzdb.cli.init", "Make a workspace in DIR: seeds, migrations and reports to start from."),
    "source": ("kzdb.cli.source", "Begin a new source."),
    "map": ("kzdb.cli.map", "Propose, check and look at mappings of data sets."),
    "extract": ("kzdb.cli.extract", "Write the rows in use of data sets as extract.csv, each with its cell."),
    "load": ("kzdb.cli.load", "Load the seeds into the database, as one revision."),
    "vocabulary": ("kzdb.cli.vocabulary", "List the words that claims use and the vocabulary has not."),
    "anchor": ("kzdb.cli.anchor", "Write the place of every quote into the seeds' locators."),
    "verify": ("kzdb.cli.verify", "Prove every locator and quote against the documents."),
    "publish": ("kzdb.cli.publish", "Write the published file (var/kzdb.duckdb) from the database."),
    "check": ("kzdb.cli.check", "List contradictions and failing checks."),
    "sql": ("kzdb.cli.sql", "Ask the published file a question in SQL, or open a prompt."),
    "schema": ("kzdb.cli.schema", "List the published tables and macros, and what each column means."),
    "export": ("kzdb.cli.export", "Write the published tables as files that other programs read."),
    "trace": ("kzdb.cli.trace", "Show everything behind one claim: its defence sheet."),
    "diff": ("kzdb.cli.diff", "Say what changed from revision R1 to revision R2, old and new side by side."),
    "report": ("kzdb.cli.report", "List the reports, or build one."),
    "refresh": (
        "kzdb.cli.refresh",
        "Bring the scheduled reports up to date: load, publish, build what is due and changed, send it.",
    ),
    "schedule": ("kzdb.cli.schedule", "Show what is due when, and set up what wakes the refresh."),
    "editions": ("kzdb.cli.editions", "List the published editions, compare two, say why one was made."),
    "status": ("kzdb.cli.status", "Say how fresh everything is: reports, sources, failures, deliveries."),
    "recall": ("kzdb.cli.recall", "Find the editions, pages and readers that a claim or a source was printed for."),
    "verify-pdf": (
        "kzdb.cli.verify_pdf",
        "Prove a finished PDF: build it once more from the base it was made from, and compare.",
    ),
    "db": ("kzdb.cli.db", "Look after the database's schema."),
    "doctor": ("kzdb.cli.doctor", "Say what is missing on this machine, and what to do about it."),
}


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=LazyGroup, commands_at=COMMANDS, context_settings=SETTINGS)
@click.version_option(__version__, "--version", prog_name="kzdb", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep claims with their evidence, and print briefings whose every figure can be followed back.

    \b
    Example:
      kzdb build
      kzdb sql "SELECT kind, count(*) FROM claims GROUP BY ALL"
    """


def main() -> None:
    """Run the command line and exit with its status."""
    if sys.stdout is None:
        # The next file to be opened would take its number, and get what is printed.
        os.write(2, b"error: standard output is closed. Redirect it to a file or to /dev/null.\n")
        sys.exit(1)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(prog_name="kzdb", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    quiet_stdout()
    sys.exit(status if isinstance(status, int) else 0)
