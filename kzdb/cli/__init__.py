"""The command line. One module a noun; every command parses, calls `kzdb.pipeline`, prints.

workspace   make a workspace, fill its base, look after both
sources     begin a source, map or draft it, prove it
questions   ask the published file
reports     build reports, keep them current, look at editions
lazy        importing what is called; mistakes: how errors are shown
options, talk, values, tables, formats: what several commands share

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
    "build": ("kzdb.cli.workspace.build", "Do it all: migrate, load, publish, render; print the briefing's path."),
    "init": ("kzdb.cli.workspace.init", "Make a workspace in DIR: seeds, migrations and reports to start from."),
    "source": ("kzdb.cli.sources.source", "Begin a new source."),
    "map": ("kzdb.cli.sources.map", "Propose, check and look at mappings of data sets."),
    "extract": ("kzdb.cli.sources.extract", "Write the rows in use of data sets as extract.csv, each with its cell."),
    "draft": ("kzdb.cli.sources.draft", "Draft claims from a document, for a person to review."),
    "review": ("kzdb.cli.sources.review", "Accept, correct or reject the drafts of a source, one key each."),
    "load": ("kzdb.cli.workspace.load", "Load the seeds into the database, as one revision."),
    "vocabulary": ("kzdb.cli.sources.vocabulary", "List the words that claims use and the vocabulary has not."),
    "anchor": ("kzdb.cli.sources.anchor", "Write the place of every quote into the seeds' locators."),
    "verify": ("kzdb.cli.sources.verify", "Prove every locator and quote against the documents."),
    "publish": ("kzdb.cli.workspace.publish", "Write the published file (var/kzdb.duckdb) from the database."),
    "check": ("kzdb.cli.questions.check", "List contradictions and failing checks."),
    "sql": ("kzdb.cli.questions.sql", "Ask the published file a question in SQL, or open a prompt."),
    "schema": ("kzdb.cli.questions.schema", "List the published tables and macros, and what each column means."),
    "audit": ("kzdb.cli.questions.audit", "Check the figures of somebody else's text against the published file."),
    "export": ("kzdb.cli.questions.export", "Write the published tables as files that other programs read."),
    "trace": ("kzdb.cli.questions.trace", "Show everything behind one claim: its defence sheet."),
    "diff": ("kzdb.cli.questions.diff", "Say what changed from revision R1 to revision R2, old and new side by side."),
    "report": ("kzdb.cli.reports.report", "List the reports, write one, or build one."),
    "refresh": (
        "kzdb.cli.reports.refresh",
        "Bring the scheduled reports up to date: load, publish, build what is due and changed, send it.",
    ),
    "worker": (
        "kzdb.cli.reports.worker",
        "Build the editions that `kzdb refresh --enqueue` queued on any host, one after another, until it is stopped.",
    ),
    "schedule": ("kzdb.cli.reports.schedule", "Show what is due when, and set up what wakes the refresh."),
    "editions": ("kzdb.cli.reports.editions", "List the published editions, compare two, say why one was made."),
    "status": ("kzdb.cli.reports.status", "Say how fresh everything is: reports, sources, failures, deliveries."),
    "recall": (
        "kzdb.cli.reports.recall",
        "Find the editions, pages and readers that a claim or a source was printed for.",
    ),
    "site": ("kzdb.cli.reports.site", "Write the reading room, a folder of pages for a browser, or look at it."),
    "verify-pdf": (
        "kzdb.cli.reports.verify_pdf",
        "Prove a finished PDF: build it once more from the base it was made from, and compare.",
    ),
    "db": ("kzdb.cli.workspace.db", "Look after the database's schema."),
    "doctor": ("kzdb.cli.workspace.doctor", "Say what is missing on this machine, and what to do about it."),
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
