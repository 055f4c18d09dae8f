"""`kzdb review`."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import required_documents_option, root_option
from kzdb.cli.talk import say
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.draft.review.traps import Traps

__all__ = ["command"]


@click.command("review")
@click.argument("source")
@click.option("--reviewer", metavar="NAME", help="Who decides, and so the author; default: your login name.")
@click.option("--calibrate", type=click.IntRange(1, 50), metavar="N",
              help="Put N wrong candidates among the others, and say at the end how many were caught.")  # fmt: skip
@required_documents_option
@root_option
def command(source: str, reviewer: str | None, calibrate: int | None, documents: Path, root: Path) -> None:
    """Accept, correct or reject the drafts of a source, one key each.

    Accepted lines go into seeds/SOURCE/claims.toml in document order, with who drafted and who reviewed them.
    Every key is saved at once; quit at any time and go on later.

    \b
    Example:
      kzdb draft mfa_page_2026 --documents ~/documents
      kzdb review mfa_page_2026 --documents ~/documents
    """
    settings = load_settings(root, documents)
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        raise click.UsageError("A review needs a terminal.")
    from kzdb import pipeline
    from kzdb.draft.review.screen import make_screen

    with pipeline.review(settings, source, reviewer or getpass.getuser()) as session:
        if calibrate:
            session.add_traps(calibrate)
        make_screen(session, settings.seeds / "vocabulary").run()
        progress = session.progress
    say(f"{source}: {progress}")
    if calibrate:
        say(_calibrated(session.traps))


def _calibrated(traps: Traps) -> str:
    """Say how many of the wrong candidates were caught; those not yet seen count for neither."""
    seen = len(traps.caught) + len(traps.missed)
    rate = f", {100 * len(traps.caught) / seen:.0f} % caught" if seen else ""
    counts = f"{len(traps.keys):,} set, {len(traps.caught):,} rejected, {len(traps.missed):,} accepted"
    return f"wrong on purpose: {counts}{rate}"
