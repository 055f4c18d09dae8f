"""`kzdb report`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from itertools import product
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
        click.echo(f"{entry.slug:<{width}}  {entry.title} (version {entry.version}; {', '.join(entry.languages)})")


@command.command("build")
@click.argument("slug")
@click.option("--country", metavar="ISO3", help="The country, as ISO 3166 alpha-3.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Nothing published later counts.")
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--language", metavar="CODE", help="The language to write in; default: the report's first.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the PDF.",
)
@click.option("--strict", is_flag=True, help="Refuse to print English where the language lacks a text or name.")
@revision_option
@root_option
def build(
    slug: str,
    country: str | None,
    as_of: datetime | None,
    param: dict[str, str],
    language: str | None,
    output: Path | None,
    strict: bool,
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
        path = pipeline.build_report(
            settings, slug, params, language, output, progress, revision=revision, strict=strict
        )
    click.echo(path)


@command.command("lint")
@click.argument("slug")
@click.option("--country", metavar="ISO3", help="The country, as ISO 3166 alpha-3.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Write the page too, as of this day.")
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--language", metavar="CODE", help="The language to write the page in; default: all.")
@root_option
@click.pass_context
def lint(
    ctx: click.Context,
    slug: str,
    country: str | None,
    as_of: datetime | None,
    param: dict[str, str],
    language: str | None,
    root: Path,
) -> None:
    """Check the report SLUG without rendering it: a line for each problem, exit status 1 if there is any.

    Manifest, queries, charts, templates and texts are read and held against their rules. With --as-of the queries
    are run on the published file and the page is written too, so that only the PDF's own gates are left.

    \b
    Example:
      kzdb report lint country-briefing --country KAZ --as-of 2026-11-01
    """
    settings = load_settings(root)
    from kzdb import pipeline

    params = {**param, **_given(country=country, as_of=as_of.date().isoformat() if as_of else None)}
    problems = pipeline.lint_report(settings, slug, params if as_of else None, language)
    for problem in problems:
        click.echo(problem)
    if problems:
        ctx.exit(1)
    click.echo(f"{slug}: nothing to mend", err=True)


@command.command("build-all")
@click.argument("slug")
@click.option("--country", metavar="ISO3", multiple=True, help="A country; may be given several times.")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", required=True, help="Nothing published later counts."
)
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="So many at a time; default: one a core.")
@root_option
def build_all(
    slug: str, country: tuple[str, ...], as_of: datetime, param: dict[str, str], jobs: int | None, root: Path
) -> None:
    """Build the report SLUG in all its languages and profiles, side by side; print the paths.

    \b
    Example:
      kzdb report build-all country-briefing --country KAZ --as-of 2026-11-01
    """
    settings = load_settings(root)
    from kzdb import pipeline
    from kzdb.report import read_definition

    definition = read_definition(settings.reports / slug)
    choices = definition.params["profile"].choices if "profile" in definition.params else ()
    profiles = ("",) if "profile" in param else choices or ("",)
    orders = []
    for profile, one, language in product(profiles, country or (None,), definition.languages):  # the long profile first
        given = _given(country=one, as_of=as_of.date().isoformat(), profile=profile or None)
        name = "-".join([slug, *given.values(), language])
        output = settings.var / "reports" / slug / f"{name}.pdf"
        orders.append({"slug": slug, "params": {**param, **given}, "language": language, "output": output})
    with talk() as progress:
        paths = pipeline.build_many(settings, orders, jobs, progress)
    for path in paths:
        click.echo(path)


def _given(**values: str | None) -> dict[str, str]:
    """Return those of `values` that were given."""
    return {name: value for name, value in values.items() if value is not None}
