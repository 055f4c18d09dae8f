"""`kzdb site`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.talk import say, talk
from kzdb.config import load_settings

__all__ = ["command"]


@click.group("site")
def command() -> None:
    """Write the reading room, a folder of pages for a browser, or look at it.

    \b
    Example:
      kzdb site build
    """


@command.command("build")
@click.option("--force", is_flag=True, help="Write every page again.")
@json_option
@root_option
def build(force: bool, as_json: bool, root: Path) -> None:
    """Write the pages: reports and editions, every claim with its passage, sources, search, downloads.

    The folder needs no server and no scripts: open its index.html, copy it to a stick, or put it on a web server.
    Only pages that changed are written, and the new site takes the place of the old one at once. From then on
    `kzdb refresh` keeps it up to date; remove var/site if it should not.

    \b
    Example:
      kzdb site build
      xdg-open var/site/index.html
    """
    settings = load_settings(root)
    from kzdb import pipeline

    with talk() as progress:
        done = pipeline.build_site(settings, force=force, progress=progress)
    if as_json:
        said = {"path": str(done.path), "written": done.written, "kept": done.kept, "removed": done.removed}
        click.echo(json.dumps(said | {"unchanged": done.unchanged}, ensure_ascii=False))
        return
    if done.unchanged:
        say("nothing changed")
    else:
        say(f"{done.written:,} files written, {done.kept:,} kept, {done.removed:,} removed")
    click.echo(done.path / "index.html")


@command.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="Default: 8000; 0 takes a free one."
)
@root_option
def serve(port: int, root: Path) -> None:
    """Show the site to this machine alone, until ^C.

    \b
    Example:
      kzdb site serve --port 8080
    """
    settings = load_settings(root)
    from kzdb.pipeline.reading_room import SITE
    from kzdb.site.serve import serve as run

    run(settings.var / SITE, port, click.echo)
