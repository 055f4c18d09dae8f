"""`kzdb export`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kzdb.cli.options import as_of_option, bom_option, revision_option, root_option
from kzdb.cli.talk import say, warn_if_older
from kzdb.config import load_settings
from kzdb.errors import number_of

__all__ = ["command"]

FORMATS = ("csv", "parquet", "xlsx", "datapackage", "csl-json", "bibtex", "jsonld")  # named here: help loads no library


@click.command("export")
@click.argument("tables", metavar="[TABLE]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to write.")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH", help="The file or folder to write.")
@click.option("--lake", type=click.Path(path_type=Path), metavar="DIR", help="Add the revision to this lake.")
@click.option("--iceberg", metavar="URI", help="Add the revision to this warehouse of Iceberg tables.")
@bom_option
@revision_option
@as_of_option
@root_option
def command(
    tables: tuple[str, ...],
    form: str | None,
    output: Path | None,
    lake: Path | None,
    iceberg: str | None,
    bom: bool,
    revision: int | None,
    as_of: dt.date | None,
    root: Path,
) -> None:
    """Write the published tables as files that other programs read.

    csv and parquet: one TABLE is a file, several or all (without TABLE) a folder. xlsx: one workbook.
    datapackage: a folder of CSV files that says what each column is (Data Package, version 2).
    csl-json, bibtex: the sources, for a bibliography. jsonld: every claim with its evidence (PROV-O, Web Annotation).

    --lake DIR writes all tables as Parquet into DIR/revision-N with a manifest.json, and makes DIR/latest lead there.
    --iceberg URI makes the revision a snapshot, tagged revision-N, of each Iceberg table (all, or each TABLE) in a
    local warehouse: a folder or file:///..., its catalogue is the SQLite file catalog.sqlite in it. It needs
    kzdb[iceberg].

    \b
    Example:
      kzdb export observations sources --format xlsx --output figures.xlsx
      kzdb export --format datapackage --output kzdb-data
      kzdb export --lake /srv/lake
    """
    settings = load_settings(root)
    from kzdb import pipeline

    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv.")
    if (form is not None) + (lake is not None) + (iceberg is not None) != 1 or (form is None) != (output is None):
        raise click.UsageError("Give --format with --output, or --lake, or --iceberg.")
    if tables and lake is not None:
        raise click.UsageError("--lake holds all tables: leave TABLE out.")
    if iceberg is not None and as_of is not None:
        raise click.UsageError("--as-of does not go with --iceberg: a snapshot is a whole revision.")
    warn_if_older(settings, revision, as_of)
    if lake is not None:
        outcome = pipeline.export_lake(settings, lake, revision=revision, as_of=as_of)
    elif iceberg is not None:
        outcome = pipeline.export_iceberg(settings, iceberg, tables, revision=revision)
    else:
        assert form is not None
        assert output is not None
        outcome = pipeline.export(settings, form, output, tables, bom=bom, revision=revision, as_of=as_of)
    say(f"{number_of(outcome.rows, 'row')} in {number_of(outcome.files, 'file')}")
    click.echo(outcome.path)
