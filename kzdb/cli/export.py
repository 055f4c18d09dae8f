"""`kzdb export`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kzdb.cli.options import as_of_option, bom_option, revision_option, root_option
from kzdb.cli.talk import say, warn_if_older
from kzdb.config import load_settings

__all__ = ["command"]

FORMATS = ("csv", "parquet", "xlsx", "datapackage", "csl-json", "bibtex", "jsonld")  # named here: help loads no library


@click.command("export")
@click.argument("tables", metavar="[TABLE]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, metavar="PATH", help="The file or folder to write."
)
@bom_option
@revision_option
@as_of_option
@root_option
def command(
    tables: tuple[str, ...],
    form: str,
    output: Path,
    bom: bool,
    revision: int | None,
    as_of: dt.date | None,
    root: Path,
) -> None:
    """Write the published tables as files that other programs read.

    csv and parquet: one TABLE is a file, several or all (without TABLE) a folder. xlsx: one workbook.
    datapackage: a folder of CSV files that says what each column is (Data Package, version 2).
    csl-json, bibtex: the sources, for a bibliography. jsonld: every claim with its evidence (PROV-O, Web Annotation).

    \b
    Example:
      kzdb export observations sources --format xlsx --output figures.xlsx
      kzdb export --format datapackage --output kzdb-data
    """
    settings = load_settings(root)
    from kzdb import pipeline

    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv.")
    warn_if_older(settings, revision, as_of)
    outcome = pipeline.export(settings, form, output, tables, bom=bom, revision=revision, as_of=as_of)
    files = f"{outcome.files:,} file{'s' * (outcome.files != 1)}"
    say(f"{outcome.rows:,} rows in {files}")
    click.echo(outcome.path)
