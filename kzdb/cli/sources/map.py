"""`kzdb map init|schema|check|show`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, required_documents_option, root_option
from kzdb.cli.talk import say
from kzdb.cli.values import as_text
from kzdb.config import load_settings

if TYPE_CHECKING:
    from kzdb.load.tables.looking import Checked, Datum

__all__ = ["command"]

SHOWN = 50


@click.group("map")
def command() -> None:
    """Propose, check and look at mappings of data sets.

    \b
    Example:
      kzdb map init ~/documents/gdp.xls > seeds/wdi_gdp/mapping.toml
      kzdb map check wdi_gdp --documents ~/documents
      kzdb map show wdi_gdp --row 125 --documents ~/documents
    """


@command.command("init")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@root_option
def init(file: Path, root: Path) -> None:
    """Propose a mapping for FILE, with a comment at each guess.

    Where FILE is laid out like a data set that kzdb knows, the mapping extends its preset. Of a file of many
    places, those are proposed that the other data sets of the workspace are about: `use = {subject = ["KAZ"]}`.
    All others ("World", "Asia", other countries) are then left out, and counted. A name that may mean one of
    the wanted ("Kazakstan") is not left out but shown.

    \b
    Example:
      kzdb map init ~/documents/gdp.xls > seeds/wdi_gdp/mapping.toml
    """
    from kzdb import pipeline

    click.echo(pipeline.propose_map(load_settings(root), file), nl=False)


@command.command("schema")
@root_option
def schema(root: Path) -> None:
    """Write the JSON Schema of mappings with the words of this workspace, and print where it is.

    An editor that knows TOML completes metrics, countries, drugs and units by it, and marks what is no word of the
    vocabulary. `map init` writes it too, and names it in the first line of a mapping.

    \b
    Example:
      kzdb map schema
    """
    from kzdb import pipeline

    click.echo(pipeline.write_map_schema(load_settings(root)))


@command.command("check")
@click.argument("source")
@required_documents_option
@json_option
@root_option
@click.pass_context
def check(ctx: click.Context, source: str, documents: Path, as_json: bool, root: Path) -> None:
    """Say what has every cell of a data set: a role, a rule, or nothing yet.

    Exit status 1 when something is unexplained, unknown or not as the mapping expects.

    \b
    Example:
      kzdb map check unodc_seizures --documents ~/documents
    """
    from kzdb import pipeline

    checked = pipeline.check_map(load_settings(root, documents), source)
    if as_json:
        click.echo(json.dumps(asdict(checked), ensure_ascii=False))
    else:
        for line in _checked(checked):
            click.echo(line)
    for problem in checked.findings.problems[:SHOWN]:
        say(f"{click.style('error:', fg='red')} {problem}")
    more = len(checked.findings.problems) - SHOWN
    if more > 0:
        say(f"and {more:,} more errors")
    if checked.findings.problems:
        ctx.exit(1)


@command.command("show")
@click.argument("source")
@click.option(
    "--row", type=click.IntRange(min=1), required=True, metavar="N", help="The row, from 1 as the file has it."
)
@required_documents_option
@json_option
@root_option
def show(source: str, row: int, documents: Path, as_json: bool, root: Path) -> None:
    """Draw the data of one row, each with the cells that give it its meaning.

    \b
    Example:
      kzdb map show unodc_seizures --row 3217 --documents ~/documents
    """
    from kzdb import pipeline

    data = pipeline.show_map(load_settings(root, documents), source, row)
    if as_json:
        click.echo(json.dumps([asdict(datum) for datum in data], ensure_ascii=False))
        return
    if not data:
        click.echo(f"row {row} holds no data; `kzdb map check {source}` says what its rows are")
    for datum in data:
        for line in _drawn(datum):
            click.echo(line)


def _checked(checked: Checked) -> Iterator[str]:
    for table in checked.tables:
        where = f"header in row {table.header_row}, " if table.header_row else ""
        yield f"{as_text(table.sheet)}: {where}data to row {table.last_row:,}"
        for letters, name, what, count in table.columns:
            yield f"  {letters:>3}  {count:>9,} cells  {what:<22} {as_text(' '.join(name.split()))[:60]}".rstrip()
        for reason, count in table.rows:
            yield f"  {count:>14,} rows   {reason}"
    yield f"{checked.claims:,} claims"
    for reason, count in sorted(checked.findings.counts.items(), key=lambda one: -one[1]):
        yield f"  {count:>14,} {reason}"
    for line in checked.findings.queue[:SHOWN]:
        yield f"queue: {as_text(line)}"
    if len(checked.findings.queue) > SHOWN:
        yield f"queue: and {len(checked.findings.queue) - SHOWN:,} more"


def _drawn(datum: Datum) -> Iterator[str]:
    yield f"{as_text(datum.sheet)} {as_text(datum.cell)}: {as_text(datum.text) or '(blank)'}"
    for name, cell, text, meaning in datum.roles:
        yield f"  {name:<10} {as_text(cell):<14} {as_text(text) or '(blank)'} -> {as_text(meaning) or '(none)'}"
    if datum.reason:
        yield f"  no fact: {as_text(datum.reason)}"
    else:
        yield "  = " + ", ".join(f"{name} {as_text(word)}" for name, word in datum.fact)
