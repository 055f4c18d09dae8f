"""`kzdb report narrative`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.talk import say
from kzdb.cli.values import as_text
from kzdb.config import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzdb.author.narrated import TextState

__all__ = ["command"]


@click.command("narrative")
@click.argument("country", metavar="ISO3")
@click.option("--report", "slug", default="country-briefing", metavar="NAME", help="Default: country-briefing.")
@click.option("--language", metavar="CODE", help="Only this language; default: all of the report.")
@click.option("--stub", is_flag=True, help="Write what is missing: headings with what the base has, newer figures.")
@click.option("--accept", multiple=True, metavar="NAME", help="Write today's answer to NAME into the .toml.")
@click.option("--check", is_flag=True, help="Exit status 1 when a text lapsed.")
@json_option
@root_option
def command(
    country: str,
    slug: str,
    language: str | None,
    stub: bool,
    accept: tuple[str, ...],
    check: bool,
    as_json: bool,
    root: Path,
) -> None:
    """List the texts that analysts wrote about a country: current, lapsed and why, or missing in a language.

    A text lapses when an answer that it rests on changed or left the base, when a newer figure came, or when sources
    began to disagree; the computed text is printed in its place. Write it again, then accept what it rests on now.

    \b
    Example:
      kzdb report narrative KAZ --stub
      kzdb report narrative KAZ --accept heroin --accept law
    """
    settings = load_settings(root)
    from kzdb import pipeline

    if stub:
        for path in pipeline.stub_narrative(settings, slug, country, language):
            click.echo(path)
        return
    if accept:
        for name, texts in pipeline.accept_answers(settings, slug, country, accept).items():
            say(f"{name}: accepted. Read once more what rests on it:")
            for text in texts or ["no text yet"]:
                say(f"  {text}")
    states = pipeline.narrative_states(settings, slug, country, language)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in states], ensure_ascii=False))
    else:
        _print(states)
        if not states:
            say(f"nothing is written about {country}. Begin with `kzdb report narrative {country} --stub`.")
    if check and any(one.state == "lapsed" for one in states):
        raise click.exceptions.Exit(1)


def _print(states: Sequence[TextState]) -> None:
    width = max((len(one.text) for one in states), default=0)
    for one in states:
        why = as_text("; ".join(one.why))
        click.echo(f"{one.language}  {one.text:<{width}}  {one.state:<7}  {why}".rstrip())
