"""`kzdb editions`: what was published, what changed, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.values import as_text
from kzdb.config import Settings, load_settings

if TYPE_CHECKING:
    from kzdb.printed.changes import Change
    from kzdb.refresh.editions.register import Edition
    from kzdb.store.rows import Rows

__all__ = ["command"]

SHOWN = 10
"""So many rows of a query are shown; --json gives all."""


@click.group("editions")
def command() -> None:
    """List the published editions, compare two, say why one was made.

    An edition is called report/place/number/language, like country-briefing/KAZ/7/en; `latest` is its newest number.

    \b
    Example:
      kzdb editions list
      kzdb editions why country-briefing/KAZ/latest/en
    """


@command.command("list")
@click.option("--report", metavar="REPORT", help="Only those of one report.")
@json_option
@root_option
def list_all(report: str | None, as_json: bool, root: Path) -> None:
    """List the published editions: name, day, revision, and why each was made.

    \b
    Example:
      kzdb editions list --report country-briefing
    """
    with _register(root) as (_, rows):
        from kzdb.refresh.editions.register import editions_of

        editions = editions_of(rows, report)
    if as_json:
        click.echo(json.dumps([_as_json(one) for one in editions], ensure_ascii=False))
        return
    for one in editions:
        click.echo(f"{one.folder}  {one.published_at[:16]} UTC  as of {one.as_of}  revision {one.revision}  {one.why}")
    if not editions:
        click.echo("no edition yet. Add [schedule] to a report.toml and run `kzdb refresh`.")


@command.command("diff")
@click.argument("old")
@click.argument("new")
@json_option
@root_option
def diff(old: str, new: str, as_json: bool, root: Path) -> None:
    """Say what changed from edition OLD to edition NEW as they were printed, what weighs most first.

    \b
    Example:
      kzdb editions diff country-briefing/KAZ/6/en country-briefing/KAZ/7/en
    """
    with _register(root) as (settings, rows):
        from kzdb.refresh.editions.compared import difference, named_edition

        first, second = named_edition(rows, old), named_edition(rows, new)
        changes = difference(settings.var, first, second, settings.published)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in changes], ensure_ascii=False))
        return
    for one in changes:
        click.echo(_line(one))
    if not changes:
        click.echo("no difference in what is printed")


@command.command("why")
@click.argument("name", metavar="EDITION")
@json_option
@root_option
def why(name: str, as_json: bool, root: Path) -> None:
    """Say why EDITION was made: the queries and rows that moved since the one before it, and what of its form.

    \b
    Example:
      kzdb editions why country-briefing/KAZ/latest/en
    """
    with _register(root) as (settings, rows):
        from kzdb.refresh.editions.compared import before, named_edition, reasons

        edition = named_edition(rows, name)
        previous = before(rows, edition)
        found = reasons(settings.var, previous, edition) if previous else None
    if as_json:
        click.echo(json.dumps({**_as_json(edition), "moved": found}, ensure_ascii=False))
        return
    click.echo(f"{edition.folder}: {edition.why}")
    if found is None:
        return
    for query, moved in found["queries"].items():
        click.echo(f"\n{query} ({', '.join(moved['columns'])})")
        for mark, side in (("-", moved["left"]), ("+", moved["came"])):
            for row in side[:SHOWN]:
                click.echo(f"  {mark} {' | '.join(map(as_text, row))}")
            if len(side) > SHOWN:
                click.echo(f"  {mark} and {len(side) - SHOWN} more; --json gives all")
    for part in found["form"]:
        click.echo(f"\nform: {part}")


@command.command("settle")
@click.argument("recipient")
@click.option("--arrived", "arrived", flag_value=True, type=bool, default=None, help="It has arrived: let it be.")
@click.option("--again", "arrived", flag_value=False, type=bool, help="It has not: send it with the next refresh.")
@root_option
def settle(recipient: str, arrived: bool | None, root: Path) -> None:
    """Settle the deliveries to RECIPIENT of which nobody knows whether they arrived; kzdb never repeats them by itself.

    \b
    Example:
      kzdb editions settle adviser@example.org --arrived
    """
    if arrived is None:
        raise click.UsageError("Say what is so: --arrived or --again.")
    with _register(root) as (_, rows):
        from kzdb.refresh.clock import system_clock
        from kzdb.refresh.notify.settle import settle as settled

        found = settled(rows, recipient, system_clock(), arrived=arrived)
    for about in found:
        click.echo(f"{about}: {'arrived' if arrived else 'will be sent again'}")
    if not found:
        click.echo(f"nothing to {recipient} is unknown")


@contextmanager
def _register(root: Path) -> Iterator[tuple[Settings, Rows]]:
    from kzdb.errors import StoreError
    from kzdb.refresh.schedule.show import has_tables
    from kzdb.store.rows import open_rows

    settings = load_settings(root)
    if not has_tables(settings):
        raise StoreError(f"{settings.database_shown}: got no register of editions. Run `kzdb refresh` first.")
    with open_rows(settings.database_url) as rows:
        yield settings, rows


def _as_json(edition: Edition) -> dict[str, Any]:
    return {
        "name": edition.folder, "report": edition.stream.report, "parameters": edition.stream.values,
        "language": edition.stream.language, "edition": edition.label, "as_of": edition.as_of,
        "revision": edition.revision, "why": edition.why, "published_at": edition.published_at,
        "corrects": edition.corrects_id, "document": edition.document, "files": dict(edition.files),
    }  # fmt: skip


def _line(change: Change) -> str:
    """Return one change on a line: what, where then and now, why."""
    about = ", ".join(filter(None, [change.subject, change.predicate, change.object, (change.start or "")[:10]]))
    sides = [
        f"{as_text(text)}{f' (p. {page})' if page else ''}" if text is not None else "nothing"
        for text, page in ((change.old_text, change.old_page), (change.new_text, change.new_page))
    ]
    return f"{change.happened}, {change.why}: {as_text(about)}: {sides[0]} -> {sides[1]}"
