"""`kzdb report`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from itertools import product
from pathlib import Path

import click

from kzdb.cli.options import (
    day_option,
    force_option,
    json_option,
    output_option,
    parameters,
    revision_option,
    root_option,
)
from kzdb.cli.reports import narrative
from kzdb.cli.talk import say, talk, warn_if_older
from kzdb.config import load_settings

__all__ = ["command"]


@click.group("report")
def command() -> None:
    """List the reports, write one, or build one.

    \b
    Example:
      kzdb report build country-briefing --country KAZ
    """


command.add_command(narrative.command)


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
@day_option
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--language", metavar="CODE", help="The language to write in; default: the report's first.")
@output_option
@click.option(
    "--strict",
    is_flag=True,
    help="Refuse what is else a warning: typed digits, texts or names that the language lacks.",
)
@click.option("--since", metavar="EDITION", help="Print what changed since a published edition.")
@revision_option
@force_option
@root_option
def build(
    slug: str,
    country: str | None,
    as_of: date | None,
    param: dict[str, str],
    language: str | None,
    output: Path | None,
    strict: bool,
    since: str | None,
    revision: int | None,
    force: bool,
    root: Path,
) -> None:
    """Build the report SLUG as a PDF; print its path.

    \b
    Example:
      kzdb report build country-briefing --country KAZ --output kazakhstan.pdf
      kzdb report build country-briefing --country KAZ --since country-briefing/KAZ/7/en
    """
    settings = load_settings(root)
    warn_if_older(settings)
    params = {**param, **_given(country=country, as_of=as_of.isoformat() if as_of else None)}
    from kzdb import pipeline

    with talk() as progress:
        path = pipeline.build_report(
            settings,
            slug,
            params,
            language,
            output,
            progress,
            revision=revision,
            strict=strict,
            force=force,
            since=since,
        )
    click.echo(path)


@command.command("lint")
@click.argument("slug")
@click.option("--country", metavar="ISO3", help="The country, as ISO 3166 alpha-3.")
@day_option
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--language", metavar="CODE", help="The language to write the page in; default: all.")
@root_option
@click.pass_context
def lint(
    ctx: click.Context,
    slug: str,
    country: str | None,
    as_of: date | None,
    param: dict[str, str],
    language: str | None,
    root: Path,
) -> None:
    """Check the report SLUG without laying it out: a line for each problem, exit status 1 if there is any.

    Manifest, queries, charts, templates and texts are checked. Where a file is published, the queries are run on it
    and the page is written too, so that only the checks of the PDF itself are left.

    \b
    Example:
      kzdb report lint country-briefing --country KAZ
    """
    settings = load_settings(root)
    from kzdb import pipeline

    params = {**param, **_given(country=country, as_of=as_of.isoformat() if as_of else None)}
    problems = pipeline.lint_report(settings, slug, params if settings.published.exists() else None, language)
    for problem in problems:
        click.echo(problem)
    if problems:
        ctx.exit(1)
    say(f"{slug}: no problems")
    if not settings.published.exists():
        say("nothing is published yet: the queries were not run. Run `kzdb publish`.")


@command.command("new")
@click.argument("slug", metavar="NAME")
@click.option("--title", metavar="TEXT", help="What it is called; default: the name.")
@click.option("--country", metavar="ISO3", default="KAZ", help="The country it is about; default: KAZ.")
@root_option
def new(slug: str, title: str | None, country: str, root: Path) -> None:
    """Write a new report that builds at once; print its files.

    \b
    Example:
      kzdb report new heroin-in-central-asia --title "Heroin in Central Asia"
    """
    settings = load_settings(root)
    from kzdb.author.new import new_report

    for path in new_report(settings.reports, slug, title or slug.replace("-", " ").capitalize(), country):
        click.echo(path)
    say(f"Next: `kzdb report preview {slug}`, and `kzdb report build {slug}`.")


@command.command("preview")
@click.argument("slug", metavar="NAME")
@click.option("--country", metavar="ISO3", help="The country, as ISO 3166 alpha-3.")
@day_option
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--language", metavar="CODE", help="The language to write in; default: the report's first.")
@click.option("--section", metavar="ID", help="Show this section alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, metavar="N", help="Default: 8001; 0: a free one.")
@root_option
def preview(
    slug: str,
    country: str | None,
    as_of: date | None,
    param: dict[str, str],
    language: str | None,
    section: str | None,
    port: int,
    root: Path,
) -> None:
    """Show the page of a report to this machine, until ^C.

    It is written again at each save of a file; what is wrong with the report is on the page.

    \b
    Example:
      kzdb report preview country-briefing --section supply
    """
    settings = load_settings(root)
    from kzdb import pipeline

    params = {**param, **_given(country=country, as_of=as_of.isoformat() if as_of else None)}
    pipeline.preview_report(settings, slug, params, language, section, port, click.echo)


@command.command("functions")
@click.argument("name", required=False)
@json_option
@root_option
def functions(name: str | None, as_json: bool, root: Path) -> None:
    """List what templates can call, or explain the function NAME.

    \b
    Example:
      kzdb report functions figure
    """
    settings = load_settings(root)
    from kzdb.author.described import describe_functions, describe_pieces

    known = [*describe_functions(), *describe_pieces(settings.shared)]
    found = [one for one in known if name in (None, one.name)]
    if not found:
        raise click.UsageError(f"there is no function {name!r}. `kzdb report functions` lists all")
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return
    for one in found:
        about = one.about if name else f"    {one.about.partition(chr(10))[0]}"
        click.echo(f"{one.call}\n{about}")


@command.command("build-all")
@click.argument("slug")
@click.option("--country", metavar="ISO3", multiple=True, help="A country; may be given several times.")
@day_option
@click.option("--param", multiple=True, metavar="NAME=VALUE", callback=parameters, help="Any other parameter.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Number of parallel jobs; default: CPU count.")
@force_option
@root_option
def build_all(
    slug: str,
    country: tuple[str, ...],
    as_of: date | None,
    param: dict[str, str],
    jobs: int | None,
    force: bool,
    root: Path,
) -> None:
    """Build the report SLUG in all its languages and profiles, side by side; print the paths.

    \b
    Example:
      kzdb report build-all country-briefing --country KAZ --country KGZ
    """
    settings = load_settings(root)
    warn_if_older(settings)
    from kzdb import pipeline
    from kzdb.report import read_report

    manifest = read_report(settings.reports / slug, settings.shared).manifest
    choices = manifest.params["profile"].choices if "profile" in manifest.params else ()
    profiles = ("",) if "profile" in param else choices or ("",)
    orders = []
    for profile, one, language in product(profiles, country or (None,), manifest.languages):  # the long profile first
        given = _given(country=one, as_of=as_of.isoformat() if as_of else None, profile=profile or None)
        orders.append({"slug": slug, "params": {**param, **given}, "language": language, "force": force})
    with talk() as progress:
        paths = pipeline.build_many(settings, orders, jobs, progress)
    for path in paths:
        click.echo(path)


def _given(**values: str | None) -> dict[str, str]:
    """Return those of `values` that were given."""
    return {name: value for name, value in values.items() if value is not None}
