"""What a command says while it works: a live line on a terminal, plain lines elsewhere, always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kzdb.config import Settings
from kzdb.errors import KzdbError
from kzdb.store.state import read_state

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["say", "talk", "warn_if_older"]


def say(message: str) -> None:
    """Print `message` on stderr."""
    click.echo(message, err=True)


def warn_if_older(settings: Settings, *asked_for: object) -> None:
    """Warn when the published file does not hold what the store does; a store out of reach is no matter here.

    Who asked for a revision or a day (`asked_for`) gets that and needs no warning.
    """
    if any(value is not None for value in asked_for):
        return
    from kzdb.publish.connection import read_published

    there = read_published(settings.published)
    try:
        state = read_state(settings.database_url)
    except KzdbError:
        return
    if there is not None and state is not None and there.revision < state.revision:
        say(f"warning: revision {there.revision} is published, the store is at {state.revision}. Run `kzdb publish`.")


@contextmanager
def talk() -> Iterator[Callable[[str], None]]:
    """Give the function that stages call with a short message when they begin something."""
    if not sys.stderr.isatty():
        yield say
        return
    from rich.console import Console  # only here: 30 ms nobody needs when nobody looks

    yield from _live(Console(stderr=True, highlight=False))


def _live(console: Console) -> Iterator[Callable[[str], None]]:
    """Show the stage at work with a spinner, and each stage done with the seconds it took."""
    running: list[tuple[str, float]] = []

    def finish() -> None:
        if running:
            message, began = running.pop()
            console.print(f"[green]✓[/green] {_plain(message)} [dim]{time.monotonic() - began:.1f} s[/dim]")

    with console.status("…") as status:

        def progress(message: str) -> None:
            finish()
            running.append((message, time.monotonic()))
            status.update(_plain(message))

        yield progress
        finish()


def _plain(message: str) -> str:
    """Return `message` with rich's markup characters taken literally."""
    from rich.markup import escape

    return escape(message)
