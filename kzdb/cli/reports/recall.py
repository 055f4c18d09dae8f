"""`kzdb recall`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kzdb.cli.options import json_option, root_option
from kzdb.cli.values import as_text
from kzdb.config import load_settings

__all__ = ["command"]


@click.command("recall")
@click.argument("words", metavar="CLAIM|SOURCE")
@click.option("--all", "every", is_flag=True, help="Also editions whose claim is what it was.")
@click.option("--notice", "as_notice", is_flag=True, help="Write the correction for their readers; print the paths.")
@json_option
@root_option
def command(words: str, every: bool, as_notice: bool, as_json: bool, root: Path) -> None:
    """Find the editions, pages and readers that a claim or a source was printed for.

    Only what is not so any more: withdrawn, revised, decided otherwise, or contested since.

    \b
    Example:
      kzdb recall 1234
      kzdb recall incsr_2015_kazakhstan --notice
    """
    from kzdb.publish.connection import open_published
    from kzdb.refresh.editions.notices import write_notices
    from kzdb.refresh.editions.recall import affected, fates_of
    from kzdb.refresh.schedule.show import has_tables
    from kzdb.store.rows import open_rows

    settings = load_settings(root)
    with open_published(settings.published) as connection:
        fates = fates_of(connection, words)
    found = []
    if has_tables(settings):
        with open_rows(settings.database_url) as rows:
            found = list(affected(rows, settings.var, fates, every=every))
    if as_json:
        said = [
            {
                "edition": one.edition.folder, "claim": one.fate.claim, "what": one.fate.what, "old": one.fate.old,
                "new": one.fate.new, "pages": one.pages, "printed": one.texts, "readers": dict(one.readers),
            }
            for one in found
        ]  # fmt: skip
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    if not found:
        click.echo("no edition printed it otherwise than it is now")
        return
    if as_notice:
        for path in write_notices(settings, words, found):
            click.echo(path)
        readers = sorted({reader for one in found for reader, _ in one.readers})
        click.echo(f"to be sent to: {', '.join(readers) or 'nobody, as far as kzdb knows'}", err=True)
        return
    for one in found:
        pages = f", p. {', '.join(map(str, one.pages))}" if one.pages else ""
        change = f"{as_text(one.fate.old, 'nothing')} -> {as_text(one.fate.new, 'nothing')}"
        click.echo(f"{one.edition.folder}{pages}: claim {one.fate.claim} {one.fate.what}: {change}")
        for reader, state in one.readers:
            click.echo(f"  {reader}{' (nobody knows whether it arrived)' if state == 'unknown' else ''}")
