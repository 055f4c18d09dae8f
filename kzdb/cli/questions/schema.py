"""`kzdb schema`."""

from __future__ import annotations

import difflib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from kzdb.cli.options import root_option
from kzdb.cli.tables import wrap
from kzdb.config import load_settings
from kzdb.errors import KzdbError
from kzdb.publish.catalog import Table, read_catalog, read_macros

__all__ = ["command"]

WIDEST = 160  # columns of a line where no terminal says how many it has


@click.command("schema")
@click.argument("table", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "mermaid"]),
    default="text",
    help="Default: text. mermaid draws the store's tables.",
)
@root_option
def command(table: str | None, form: str, root: Path) -> None:
    """List the published tables and macros, and what each column means.

    With TABLE, that one alone. --format mermaid prints an entity-relationship diagram of the store's tables, from
    which the published ones are made.

    \b
    Example:
      kzdb schema observations
    """
    settings = load_settings(root)
    if form == "mermaid":
        if table is not None:
            raise click.UsageError("--format mermaid draws all tables: leave TABLE out.")
        from kzdb.publish.schema import diagram

        click.echo(diagram(), nl=False)
        return
    from kzdb.publish.connection import open_published

    with open_published(settings.published) as connection:
        tables = _chosen(read_catalog(connection), table)
        macros = read_macros(connection) if table is None else {}
    if form == "json":
        click.echo(json.dumps([asdict(found) for found in tables.values()], ensure_ascii=False, indent=2))
        return
    width = shutil.get_terminal_size((WIDEST, 0)).columns if sys.stdout.isatty() else WIDEST
    described = ["\n".join(_described(found, width)) for found in tables.values()]
    described += [click.style(f"FROM {call}", bold=True) + f": {gives}" for call, gives in macros.items()]
    click.echo("\n\n".join(described))


def _chosen(tables: Mapping[str, Table], wanted: str | None) -> Mapping[str, Table]:
    """Return the one wanted, or all; the one about the file itself comes last.

    Raises:
        KzdbError: there is no such table.
    """
    if wanted is None:
        return dict(sorted(tables.items(), key=lambda item: (item[0].startswith("_"), item[0])))
    if wanted not in tables:
        close = difflib.get_close_matches(wanted, tables, n=3)
        do = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(tables)}."
        raise KzdbError(f"schema: got {wanted!r}, expected a published table. {do}")
    return {wanted: tables[wanted]}


def _described(table: Table, width: int) -> Iterator[str]:
    """Yield a table's name and meaning, then its columns: name, type, meaning."""
    yield click.style(table.name, bold=True) + f": {table.comment}"
    names = max(len(column.name) for column in table.columns)
    types = max(len(column.type) for column in table.columns)
    for column in table.columns:
        first, *rest = wrap(column.comment, max(width - names - types - 6, 30))
        yield f"  {column.name.ljust(names)}  {column.type.ljust(types)}  {first}".rstrip()
        yield from (" " * (names + types + 6) + line for line in rest)
