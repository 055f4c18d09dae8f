"""`kzdb report`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from kzdb.cli.options import json_option, parameters, revision_option, root_option
from kzdb.cli.talk import talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.group("report")
def command() -> None:
    """List the reports, or build one.

    \b
    Example:
      kzdb report build country-briefing --country KAZ --as-of 2026-11-01
    """


@command.command("list")
@json_option
@root_option
def list_(as_json: bool, root: Path) -> None:
    """List the reports of the workspace.

    \b
    Example:
      kzdb report list
    """
    settings = load_settings(root)
    from kzdb.report import list_reports

    entries = list_reports(settings.reports)
    if as_json:
        click.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False))
        return
    width = max((len(entry.slug) for entry in entries), default=0)
    for entry in entries:
        click.echo(
            f"{entry.slug:<{width}}  {entry.title} (version {entry.version}; {', '.join(entry.languages)})"
        )


@command.command("build")
@click.argument("slug")
@click.option("--country", metavar="ISO3", help="The country, as ISO 3166 alpha-3.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Nothing published later counts."
)
@click.option(
    "--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter."
)
@click.option("--language", metavar="CODE", help="The language to write in; default: the report's first.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the PDF.",
)
@revision_option
@root_option
def build(
    slug: str,
    country: str | None,
    as_of: datetime | None,
    param: dict[str, str],
    language: str | None,
    output: Path | None,
    revision: int | None,
    root: Path,
) -> None:
    """Build the report SLUG as a PDF from the published file; print its path.

    \b
    Example:
      kzdb report build country-briefing --country KAZ --as-of 2026-11-01 --output kazakhstan.pdf
    """
    settings = load_settings(root)
    params = {**param, **_given(country=country, as_of=as_of.date().isoformat() if as_of else None)}
    from kzdb import pipeline

    with talk() as progress:
        path = pipeline.build_report(settings, slug, params, language, output, progress, revision=revision)
    click.echo(path)


def _given(**values: str | None) -> dict[str, str]:
    """Return those of `values` that were given."""
    return {name: value for name, value in values.items() if value is not None}
