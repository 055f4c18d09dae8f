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
    from kzdb.draft.review.session import Session
    from kzdb.draft.review.traps import Traps

__all__ = ["command"]


@click.command("review")
@click.argument("source")
@click.option("--reviewer", metavar="NAME", help="Who decides, and so the author; default: your login name.")
@click.option("--calibrate", type=click.IntRange(1, 50), metavar="N",
              help="Put N wrong candidates among the others, and say at the end how many were caught.")  # fmt: skip
@click.option("--web", is_flag=True, help="Show a page in a browser instead, on this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=8767, show_default=True,
              help="Of the page; 0 takes a free one.")  # fmt: skip
@required_documents_option
@root_option
def command(
    source: str, reviewer: str | None, calibrate: int | None, web: bool, port: int, documents: Path, root: Path
) -> None:
    """Accept, correct or reject the drafts of a source, one key each.

    Accepted lines go into seeds/SOURCE/claims.toml in document order, with who drafted and who reviewed them.
    Every key is saved at once; quit at any time and go on later. With --web the same keys are on a page, with a
    mouse and on small screens too; stop it with Ctrl-C.

    \b
    Example:
      kzdb draft mfa_page_2026 --documents ~/documents
      kzdb review mfa_page_2026 --documents ~/documents
      kzdb review mfa_page_2026 --documents ~/documents --web
    """
    settings = load_settings(root, documents)
    if not web and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("A review needs a terminal. --web shows it in a browser.")
    from kzdb import pipeline

    with pipeline.review(settings, source, reviewer or getpass.getuser()) as session:
        if calibrate:
            session.add_traps(calibrate)
        (_show_page if web else _show_screen)(session, settings.seeds / "vocabulary", port)
        progress = session.progress
    say(f"{source}: {progress}")
    if calibrate:
        say(_calibrated(session.traps))


def _show_screen(session: Session, vocabulary: Path, port: int) -> None:
    from kzdb.draft.review.screen import make_screen

    make_screen(session, vocabulary).run()


def _show_page(session: Session, vocabulary: Path, port: int) -> None:
    from kzdb.draft.review.web import Review, ReviewPages
    from kzdb.loopback import serve

    try:
        serve(vocabulary, port, click.echo, ReviewPages, review=Review(session, vocabulary))
    except KeyboardInterrupt:
        pass  # the way to end it


def _calibrated(traps: Traps) -> str:
    """Say how many of the wrong candidates were caught; those not yet seen count for neither."""
    seen = len(traps.caught) + len(traps.missed)
    rate = f", {100 * len(traps.caught) / seen:.0f} % caught" if seen else ""
    counts = f"{len(traps.keys):,} set, {len(traps.caught):,} rejected, {len(traps.missed):,} accepted"
    return f"wrong on purpose: {counts}{rate}"
